"""Invoices, credit notes and payments through Odoo's own methods, and what the receivable balance must be after each."""

from collections import defaultdict
from unittest.mock import patch

from odoo.fields import Command


class Ledger:
    def __init__(self, env):
        self.env = env
        self.expected = defaultdict(int)  # (company, currency) -> cents
        self.terms = {
            '30 days': env.ref('account.account_payment_term_30days'),
            'three': env['account.payment.term'].create({
                'name': 'Trois échéances : 30 %, 30 %, 40 %',
                'line_ids': [
                    Command.create({'value': 'percent', 'value_amount': share, 'nb_days': days})
                    for share, days in ((30, 0), (30, 30), (40, 60))
                ],
            }),
        }

    def of(self, company, model):
        return self.env[model].with_company(company).with_context(
            allowed_company_ids=[company.id], lang='fr_FR', tracking_disable=True,
        )

    def draft(self, company, partner, day, euros, *, move_type='out_invoice', terms='30 days', currency='EUR', taxed=True, **values):
        """`euros`: before tax, in whole units of the currency, so that the tax of 20 % never rounds."""
        tax = company.account_sale_tax_id if taxed else self.env['account.tax']
        return self.of(company, 'account.move').create({
            'move_type': move_type, 'partner_id': partner.id, 'invoice_date': day, 'date': day,
            'currency_id': self.env.ref('base.' + currency).id,
            'invoice_payment_term_id': self.terms[terms].id if move_type == 'out_invoice' else False,
            'invoice_user_id': (partner.user_id or self.env.user).id,
            'invoice_line_ids': [Command.create({
                'name': 'Prestation', 'quantity': 1, 'price_unit': euros, 'tax_ids': [Command.set(tax.ids)],
            })],
            **values,
        })

    def invoice(self, company, partner, day, euros, **options):
        move = self.draft(company, partner, day, euros, **options)
        move.action_post()
        self._count(company, move.currency_id, euros * (120 if options.get('taxed', True) else 100))
        return move

    def credit_note(self, company, partner, day, euros, of=None):
        """Set against its invoice by Odoo itself when it is one of it, with the reference that Odoo's button gives."""
        values = {'reversed_entry_id': of.id, 'ref': self._reversal(company, day, of)} if of else {}
        move = self.draft(company, partner, day, euros, move_type='out_refund', **values)
        move.action_post()
        self._count(company, move.currency_id, -euros * 120)
        return move

    def _reversal(self, company, day, of):
        wizard = self.of(company, 'account.move.reversal').with_context(active_model='account.move', active_ids=of.ids)
        return wizard.create({'date': day, 'journal_id': of.journal_id.id})._prepare_default_reversal(of)['ref']

    def pay(self, company, partner, day, cents, *invoices, currency='EUR'):
        """Received on the bank account; matched with the invoices named, oldest due first, with what is left over unmatched."""
        payment = self.of(company, 'account.payment').create({
            'payment_type': 'inbound', 'partner_type': 'customer', 'partner_id': partner.commercial_partner_id.id,
            'amount': cents / 100, 'date': day, 'currency_id': self.env.ref('base.' + currency).id,
            'memo': ' '.join(invoice.name for invoice in invoices) or 'VIR RECU',
        })
        payment.action_post()
        if invoices:
            moves = payment.move_id.browse([payment.move_id.id, *(invoice.id for invoice in invoices)])
            receivable(moves).filtered(lambda line: not line.reconciled).reconcile()
        self._count(company, payment.currency_id, -cents)
        return payment

    def pay_without_entry(self, company, partner, day, cents, invoice):
        """As Odoo's Enterprise accounting does: the payment is on the invoice, and no journal has it, so that the residual stays."""
        moves = type(self.env['account.move'])
        with patch.object(moves, '_get_invoice_in_payment_state', lambda self: 'in_payment'):
            payment = self.of(company, 'account.payment').create({
                'payment_type': 'inbound', 'partner_type': 'customer', 'partner_id': partner.id,
                'amount': cents / 100, 'date': day, 'memo': invoice.name, 'invoice_ids': [Command.link(invoice.id)],
            })
            payment.action_post()
            self.env.flush_all()
        return payment

    def entry(self, company, partner, day, due, cents):
        """A receivable line that no invoice made, such as a balance taken over from another tool. Negative: a credit."""
        journal = self.of(company, 'account.journal').search([('type', '=', 'general'), ('company_id', '=', company.id)], limit=1)
        revenue = self.of(company, 'account.account').search([('account_type', '=', 'income')], limit=1)
        amount = cents / 100
        move = self.of(company, 'account.move').create({
            'move_type': 'entry', 'journal_id': journal.id, 'date': day, 'ref': 'Reprise de solde',
            'line_ids': [
                Command.create({'account_id': partner.with_company(company).property_account_receivable_id.id, 'partner_id': partner.id,
                                'name': 'Reprise de solde', 'date_maturity': due, 'debit': max(amount, 0), 'credit': max(-amount, 0)}),
                Command.create({'account_id': revenue.id, 'name': 'Reprise de solde', 'debit': max(-amount, 0), 'credit': max(amount, 0)}),
            ],
        })
        move.action_post()
        self._count(company, company.currency_id, cents)
        return move

    def _count(self, company, currency, cents):
        self.expected[company.name, currency.name] += cents


def receivable(moves):
    return moves.line_ids.filtered(lambda line: line.account_id.account_type == 'asset_receivable')
