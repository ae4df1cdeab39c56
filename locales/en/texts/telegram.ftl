# What is said only in Telegram: to groups, about buttons and contacts, and the menu of commands (each under 40 characters).

telegram-private-only = I talk about accounts in private only. Please open my profile and send me a message there.
telegram-stale-button = This button is out of date. Please use the newest message, or tell me what you need.
telegram-other-contact = That is somebody else's contact, so I cannot use it. Please share your own, or type the number.
telegram-command-start = Begin
telegram-command-balance = What I owe
telegram-command-pay = Pay invoices
telegram-command-invoices = My invoices
telegram-command-service = Log a service call
telegram-command-help = What I can ask for
telegram-command-cancel = Stop what we are doing
