"""Fills a new Odoo with the book of the tests. Nothing in it depends on the day on which it runs."""

from . import companies, history, outside, pages, people, record, stories
from .customers import Customers
from .ledger import Ledger


def make(env):
    outside.close(env)
    montclar, services = companies.make(env)
    staff = people.make(env, montclar | services)
    customers = Customers(env, staff)
    ledger = Ledger(env)
    cases = stories.make(ledger, customers, montclar, services)
    history.make(ledger, customers, montclar, services)
    record.keep(env, staff, ledger, cases)
    pages.build(env)
    env.cr.commit()
