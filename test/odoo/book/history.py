"""Two years of trade: who pays on the day, who pays late, who stopped paying."""

from datetime import date, timedelta
from random import Random

TODAY = date(2026, 11, 21)

# How many customers, and the days after the due day on which each pays; None: does not pay any more, since summer 2026.
BEHAVIOURS = (
    ('punctual', 14, (-5, -2, 0, 0, 0, 1)),
    ('occasionally late', 8, (0, 0, 12, 0, 25, 1)),
    ('always late', 8, (18, 30, 24, 41, 35)),
    ('in difficulty', 3, (20, 35, 60, None, None)),
)


def make(ledger, customers, montclar, services):
    random = Random(19)
    for behaviour, how_many, delays in BEHAVIOURS:
        for rank in range(how_many):
            company = services if rank % 4 == 3 else montclar
            partner = customers.person() if rank % 5 == 4 else customers.company()
            trade(ledger, random, company, partner, delays)


def trade(ledger, random, company, partner, delays):
    day = date(2024, 11, 21) + timedelta(days=random.randrange(60))
    while day <= TODAY:
        euros = random.randrange(80, 4000)
        invoice = ledger.invoice(company, partner, day, euros)
        delay = random.choice(delays)
        paid_on = invoice.invoice_date_due + timedelta(days=delay or 0)
        gives_up = delay is None and day >= date(2026, 6, 1)
        if paid_on <= TODAY and not gives_up:
            ledger.pay(company, partner, paid_on, euros * 120, invoice)
        day += timedelta(days=random.randrange(70, 115))
