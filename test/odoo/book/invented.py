"""Names and numbers that nobody bears."""

TRADES = (
    'Garage', 'Menuiserie', 'Boulangerie', 'Transports', 'Imprimerie', 'Pharmacie', 'Maçonnerie', 'Traiteur', 'Librairie',
    'Couverture', 'Serrurerie', 'Pépinières', 'Mécanique', 'Vergers', 'Charpentes', 'Électricité',
)
FAMILIES = (
    'Ostrevan', 'Brimaud', 'Delmastre', 'Pruvelin', 'Corvéac', 'Sarrazet', 'Lhermitault', 'Vaudrenne', 'Quésnoy-Balard',
    'Montferval', 'Aubrestin', 'Fontarel', 'Gassignol', 'Névaux', 'Tréhourec', 'Zellmeyrac', "D'Arvillac",
)
FIRST_NAMES = ('Éloïse', 'Basile', 'Coraline', 'Gaspard', 'Ninon', 'Octave', 'Solène', 'Timéo', 'Apolline', 'Marius')
CITIES = (('69003', 'Lyon'), ('44000', 'Nantes'), ('59800', 'Lille'), ('33000', 'Bordeaux'), ('31000', 'Toulouse'), ('35000', 'Rennes'))


def company_name(index):
    return '%s %s' % (TRADES[index % len(TRADES)], FAMILIES[index * 5 % len(FAMILIES)])


def person_name(index):
    return '%s %s' % (FIRST_NAMES[index % len(FIRST_NAMES)], FAMILIES[(index * 3 + 1) % len(FAMILIES)])


def siren(index):
    """Nine digits with a right check digit: none is given out with a leading 0."""
    return checked('%08d' % ((index * 7_368_787 + 19) % 10_000_000))


def siret(number):
    """The head office of a SIREN."""
    return checked(number + '0001')


def vat(number):
    return 'FR%02d%s' % ((12 + 3 * (int(number) % 97)) % 97, number)


def checked(body):
    digits = [int(digit) * (1 if place % 2 else 2) for place, digit in enumerate(reversed(body))]
    return body + str(-sum(d - 9 if d > 9 else d for d in digits) % 10)
