/** How a customer of the example pays. */
export type Profile =
  | "punctual"
  | "occasional-late"
  | "recurrent-late"
  | "new"
  | "in-difficulty"
  | "key-account"
  | "public"
  | "consumer"
  | "small-balance"
  | "bad-faith";

export interface Customer {
  readonly account: string;
  readonly name: string;
  readonly profile: Profile;
  readonly city: readonly [postcode: string, country: string];
  readonly terms: string;
  readonly contact: string;
  /** Beside its profile. */
  readonly more: Details;
}

interface Details {
  readonly noEmail?: boolean;
  readonly secondEmail?: boolean;
  readonly english?: boolean;
  readonly tags?: string;
  readonly flag?: "insolvent" | "handed over" | "no follow-up";
  /** Its invoices bear their due date in the label. */
  readonly dueInLabel?: boolean;
  /** Its invoices of September 2026 are still open. */
  readonly lapse?: boolean;
  /** Left out of the customer file. */
  readonly unlisted?: boolean;
}

type Row = readonly [name: string, terms: string, city: string, contact: string, more?: Details];

const rows: readonly (readonly [Profile, readonly Row[]])[] = [
  [
    "punctual",
    [
      ["Papeterie Hélianthe", "30", "69003 FR", "Odile Marchais"],
      ["Librairie des Trois Ponts", "30 EOM", "69005 FR", "Youssef Bellanger"],
      ["Imprimerie Sarcelle", "30 EOM", "42000 FR", "Inès Courvoisier", { dueInLabel: true }],
      ["École de musique Arpège", "30", "38000 FR", "Paul-Henri Lacaze", { lapse: true }],
      ["Cabinet Thuya & Associés", "30", "75009 FR", "Sonia Vermorel"],
      ["Atelier Brin d’Osier", "45 EOM", "26000 FR", "Mathilde Poncin"],
      ["Pharmacie du Grand Cèdre", "30", "69100 FR", "Rémi Jolibois", { lapse: true }],
      ["Les Vergers de Saint-Loup", "30 EOM", "07000 FR", "Agnès Tavernier"],
      ["Menuiserie Aubépine", "30", "01000 FR", "Karim Delorme"],
      ["Clinique vétérinaire Lynx", "30", "69400 FR", "Clara Niepce"],
      ["Serrurerie Passe-Partout", "30", "42300 FR", "Hugo Ferrandin"],
      ["Hôtel de l’Étoile polaire", "EOM+45", "74000 FR", "Bérénice Aulas"],
      ["Théâtre de la Bascule", "30", "69001 FR", "Noé Guichard"],
      ["Nordwind Trading", "30", "1000 BE", "Emma Willems", { english: true }],
    ],
  ],
  [
    "occasional-late",
    [
      ["Garage Lefèvre-Marin", "30", "69200 FR", "Denis Lefèvre", { lapse: true }],
      ["Boulangerie Épi Doré", "30", "69008 FR", "Fatou Sarrazin"],
      ["Conserverie du Vallon", "45 EOM", "84000 FR", "Lucas Amiel", { secondEmail: true }],
      ["Sports & Cimes", "30 EOM", "73000 FR", "Élodie Bastide"],
      ["Tissages Montarnaud", "30 EOM", "42100 FR", "Victor Salvi"],
      ["Optique Belvédère", "30", "69006 FR", "Jeanne Colombet", { lapse: true }],
      ["Traiteur Fenouil", "30", "69007 FR", "Amine Ravel", { dueInLabel: true }],
      ["Jardinerie Mésange", "30", "01100 FR", "Chloé Vuillard"],
      ["Cycles Roue Libre", "30", "38100 FR", "Tom Escoffier"],
      ["Agence Grand Angle", "30", "69002 FR", "Leïla Montfort"],
      ["Brasserie du Vieux Lavoir", "30", "71000 FR", "Gaspard Niel", { noEmail: true }],
      ["Harbour Lights Books", "30", "EC1 GB", "Olivia Stone", { english: true, lapse: true }],
    ],
  ],
  [
    "recurrent-late",
    [
      ["Chaudronnerie Vésigneul", "30 EOM", "42400 FR", "Bruno Cartellier", { lapse: true }],
      ["Transports Mistral Bleu", "30", "13010 FR", "Nadia Pélissier", { secondEmail: true, lapse: true }],
      ["Salon Cœur de Ville", "30", "69004 FR", "Romane Guérin"],
      ["Plomberie Calanque", "30", "83000 FR", "Serge Olivari"],
      ["Imprim’Éclair", "30 EOM", "69800 FR", "Dounia Fabre", { dueInLabel: true }],
      ["Meubles Châtelard", "45 EOM", "39000 FR", "Alban Roche", { flag: "no follow-up" }],
      ["Auto-école du Parc", "30", "69500 FR", "Maëva Thiers", { noEmail: true }],
      ["Charpentes Grandval", "30", "15000 FR", "Félix Auriac", { lapse: true }],
    ],
  ],
  [
    "new",
    [
      ["Studio Pampre", "30", "33000 FR", "Lina Castéra"],
      ["Épicerie La Nacelle", "30", "69009 FR", "Oscar Blanchin"],
      ["Coworking Le Phare", "30", "44000 FR", "Apolline Hervé"],
      ["Céramiques Terre d’Ombre", "", "30000 FR", "Quentin Malaval"],
      ["Maison Clairambault", "", "21000 FR", "", { unlisted: true }],
    ],
  ],
  [
    "in-difficulty",
    [
      ["Ameublement Rivoire", "30", "69330 FR", "Yvan Rivoire"],
      ["Confection Lauzière", "30 EOM", "42500 FR", "Perrine Lauzière"],
      ["Restaurant La Table d’Ambre", "30", "69002 FR", "Sami Khelladi", { flag: "insolvent" }],
      ["Négoce Bois Sauvage", "30", "88000 FR", "Irène Claudel", { flag: "handed over" }],
    ],
  ],
  [
    "key-account",
    [
      ["Groupe Hospitalis Rhône", "45 EOM", "69310 FR", "Service fournisseurs", { tags: "key-account", secondEmail: true }],
      ["Enseigne Plein Ciel", "45 EOM", "59000 FR", "Comptabilité fournisseurs", { tags: "key-account", secondEmail: true }],
      ["Réseau Alvéole", "EOM+45", "92000 FR", "Martin Dufresnoy", { tags: "key-account,cadre" }],
      ["Coopérative Les Deux Vallées", "45 EOM", "38500 FR", "Salomé Vidal", { tags: "key-account" }],
    ],
  ],
  [
    "public",
    [
      ["Commune de Saint-Aubin-les-Sources", "30", "01250 FR", "Service finances"],
      ["Collège Olympe-Valmont", "30", "69120 FR", "Intendance", { lapse: true }],
      ["Communauté de communes du Haut-Revers", "30", "07200 FR", "Service comptable"],
      ["Médiathèque départementale du Val-Clair", "30", "26200 FR", "Régie"],
      ["Lycée agricole des Combes", "30", "43000 FR", "Gestion", { noEmail: true }],
    ],
  ],
  [
    "consumer",
    [
      ["Mme Solange Petitbois", "0", "69003 FR", ""],
      ["M. Armand Quillet", "0", "69160 FR", ""],
      ["Mme Rosalie Dauvergne", "0", "69006 FR", "", { noEmail: true }],
      ["M. Basile Tournier", "0", "69300 FR", ""],
    ],
  ],
  [
    "small-balance",
    [
      ["Fleurs Capucine", "30", "69001 FR", "Zoé Capelle"],
      ["Cordonnerie Saint-Crépin", "30", "69005 FR", "Léon Varenne"],
    ],
  ],
  [
    "bad-faith",
    [
      ["Négoce Import Vauclair", "30", "06000 FR", "Direction"],
      ["Événements Kaléido", "30", "75011 FR", "Ludovic Sorel"],
    ],
  ],
];

/** The sixty customers, in the order of their accounts. */
export const customers: readonly Customer[] = rows
  .flatMap(([profile, its]) => its.map((row) => ({ profile, row })))
  .map(({ profile, row: [name, terms, city, contact, more = {}] }, index) => {
    const [postcode, country] = city.split(" ") as [string, string];
    return { account: `C${String(index + 1).padStart(4, "0")}`, name, profile, city: [postcode, country], terms, contact, more };
  });
