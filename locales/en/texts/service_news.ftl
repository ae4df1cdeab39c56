# What dispatch says of a service call.

service-news-scheduled =
    A technician is booked for your service call { $number }{ $machine ->
        [none] {""}
       *[other] , { $machine }
    }{ $visit ->
        [none] {""}
       *[other] , on { $visit }
    }.
service-news-on-the-way =
    A technician is on the way for your service call { $number }{ $machine ->
        [none] {""}
       *[other] , { $machine }
    }.
service-news-done =
    Your service call { $number }{ $machine ->
        [none] {""}
       *[other] , { $machine },
    } is done. If anything is still wrong, tell me.
service-news-cancelled =
    The service desk has cancelled your service call { $number }{ $machine ->
        [none] {""}
       *[other] , { $machine }
    }. If that is wrong, ask me for service.
