"""What the invented dealer's data is made of: names, places, machines, and the lines of its invoices."""

from __future__ import annotations

BUSINESSES = (
    "Clark & Lowe Attorneys", "Clearwater Dental Group", "Clifton Charter School", "Clermont Veterinary Clinic",
    "Claremont Property Management", "Clayton Freight Lines", "Clover Hill Credit Union", "Clinton County Title",
    "Classic Tile & Stone", "Clarendon Insurance Partners", "Cliffside Physical Therapy", "Clearview Optical",
    "Cloverdale Community Church", "Climate Control Mechanical", "Tower Bridge Accounting", "Topsail Realty",
    "Toledo Street Pediatrics", "Torrington Machine Works", "Tomlin Engineering", "Touchstone Counseling",
    "Town & Country Nursery", "Torch Lake Marina", "Tobin Family Law", "Topaz Graphic Studio", "Tolland Public Library",
    "Toro Verde Landscaping", "Tonawanda Paper Supply", "Akers Construction", "Akron Avenue Books", "Akin Financial Planning",
    "Akita Animal Hospital", "Akela Outdoor Camps", "Aksel Nordic Imports", "Akron Valley Orthopedics", "Akimbo Dance Academy",
    "Akasha Wellness Center", "Akerman Title & Escrow", "Akins Brothers Plumbing", "Akoya Jewelers", "Akeley Township Offices",
)  # fmt: skip
FIRST_NAMES = (
    "Pat", "Maria", "James", "Dana", "Luis", "Priya", "Grace", "Omar", "Helen", "Victor", "Sofia", "Ben", "Naomi", "Carlos",
    "Ruth", "Kevin", "Elena", "Marcus", "Joan", "Tariq",
)  # fmt: skip
LAST_NAMES = (
    "Miller", "Alvarez", "Chen", "Okafor", "Novak", "Garcia", "Bennett", "Shah", "Larsen", "Rossi", "Hughes", "Morales",
    "Fischer", "Dubois", "Walsh", "Ito", "Brandt", "Santos", "Keller", "Osborne",
)  # fmt: skip
ROLES = ("accounts payable", "office manager", "owner")
# City, state, beginning of the postal code, area code, time zone.
CITIES = (
    ("Albany", "NY", "122", "518", "America/New_York"),
    ("Hartford", "CT", "061", "860", "America/New_York"),
    ("Princeton", "NJ", "085", "609", "America/New_York"),
    ("Stamford", "CT", "069", "203", "America/New_York"),
    ("White Plains", "NY", "106", "914", "America/New_York"),
    ("Worcester", "MA", "016", "508", "America/New_York"),
    ("Chicago", "IL", "606", "312", "America/Chicago"),
)
STREETS = ("Main Street", "Maple Avenue", "Court Street", "River Road", "Commerce Drive", "Park Place", "Elm Street")
# Days until an invoice is due, as the terms say.
TERMS = {"Net 30": 30, "Net 15": 15, "Net 45": 45}
LOCATIONS = ("Front office", "Second floor copy room", "Accounting", "Reception", "Warehouse", "Conference room", "Back office")
# Make, model, how its serial numbers begin.
MACHINES = (
    ("Canon", "imageRUNNER ADVANCE DX C3830i", "3CE"),
    ("Canon", "imageRUNNER ADVANCE DX 4845i", "2TR"),
    ("Ricoh", "IM C3000", "C86"),
    ("Ricoh", "IM C4510", "D13"),
    ("Konica Minolta", "bizhub C360i", "AA2"),
    ("Konica Minolta", "bizhub C450i", "AA7"),
    ("Kyocera", "TASKalfa 3554ci", "RJV"),
    ("Kyocera", "ECOSYS M3655idn", "W2H"),
    ("Sharp", "BP-70C31", "950"),
    ("Sharp", "MX-M5071", "850"),
    ("Toshiba", "e-STUDIO 3525AC", "CNK"),
    ("Xerox", "VersaLink C7130", "5DA"),
    ("Lexmark", "MX622ade", "752"),
    ("HP", "LaserJet Enterprise M507dn", "PHB"),
    ("Brother", "HL-L6400DW", "U64"),
    ("Epson", "WorkForce Enterprise WF-C20590", "X3B"),
)
# What an invoice is about, and its lines: text, smallest and largest quantity, unit price in cents.
INVOICE_KINDS: tuple[tuple[str, tuple[tuple[str, int, int, int], ...]], ...] = (
    ("Monthly maintenance contract", (
        ("Base maintenance charge", 1, 1, 18_500),
        ("Black and white copies above the allowance", 400, 6_000, 1),
        ("Color copies above the allowance", 80, 900, 7),
    )),
    ("Toner and supplies", (
        ("Black toner cartridge", 1, 4, 8_995),
        ("Color toner cartridge", 1, 6, 13_450),
        ("Waste toner container", 1, 2, 2_875),
        ("Shipping", 1, 1, 1_495),
    )),
    ("Service call", (
        ("On-site labor, hours", 1, 4, 14_500),
        ("Travel charge", 1, 1, 6_500),
        ("Fuser maintenance kit", 1, 1, 21_980),
    )),
    ("Equipment lease", (
        ("Monthly lease payment", 1, 1, 24_900),
        ("Property tax recovery", 1, 1, 1_135),
    )),
    ("Paper and stationery", (
        ("Copy paper, letter, case of 10 reams", 2, 12, 4_699),
        ("Copy paper, tabloid, case of 5 reams", 1, 4, 5_850),
        ("Staples, box of 3", 1, 3, 6_325),
    )),
    ("Managed IT services", (
        ("Managed workstation, per seat", 4, 22, 3_900),
        ("Firewall monitoring", 1, 1, 9_500),
    )),
)  # fmt: skip
CREDIT_REASONS = ("Returned toner", "Duplicate payment", "Service credit", "Contract adjustment", "Price correction")
