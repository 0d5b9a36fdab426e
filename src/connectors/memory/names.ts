// All invented. Towns and surnames were made up so that no company bears them.
const trades = words(`
  Menuiserie Garage Imprimerie Transports Boulangerie Charpentes Électricité Plomberie Maçonnerie Peintures Traiteur Librairie
  Pharmacie Optique Jardinerie Serrurerie Carrosserie Fromagerie Brasserie Vignobles Hôtel Clinique Cabinet Studio Atelier
  Ferronnerie Tannerie Filature Papeterie Quincaillerie Scierie Verrerie Moulins Conserverie Messagerie Déménagements Nettoyage
  Formation Ingénierie Logistique
`);

const surnames = words(`
  Vauclerin Tressolle Brémandier Orvaneau Duchesnoix Malaverne Cournolet Fontarel Guériveau Halberon Jonquerel Kermaudet Lestravel
  Montcerval Nervaudin Oudrelle Pelvarat Quintrelle Rochambrun Sauveplaine Tournavel Urbadelle Vermandoix Yvrelin Zambrault Aubrelin
  Bellavoine Castérand Delmoray Escoularde Fauvernay Grosbellet Hurtevent Islavoine Jaubertin Lamorelle Marchevaux Noirvallon
  Ormeselle Pradenave Quercevin Ravenelle Sarrancol Thibaudel Ulmeraie Valdorge Brisevent Chantelauve Doucerain Épinardel
  Froidevelle Gravelotin Hautecombel Janvrelle Lorbeyrac Maljournal Nautrelle Orgemontel Pontavice Roucadel Sennevault Tardivelle
  Vieuxmont Boisgérard Clairvallon Donnadelle Estrabaud Ferracol Giraudelle Lavernhac
`);

const towns = words(`
  Brévigny Castelmorin Vernoix Longuefont Mirambois Pierrefolle Saint-Ulric Valmérac Orsonville Montclairet Beaurepos Clairefeuille
  Dampierreuse Échallon-Bas Fontgrave Grandlieu Hauteroque Isle-Morel Joncheroy Kervalan Larmorel Maisonvieille Noirétang Ormesac
  Plouvarec Quatrevaux Roquedur Sainte-Ambre Tourvielle Ussevent Villeclose Ygrandval Aiguevive Bourgneuvel Courcelotte Doulevent
  Estivaux Fermebelle Gâtelieu Hostelune
`);

const bodies = [
  "Commune de",
  "Lycée de",
  "Centre hospitalier de",
  "Syndicat des eaux de",
  "Communauté de communes de",
  "Médiathèque de",
] as const;

const streets = ["rue des Tanneurs", "quai des Gabares", "avenue des Acacias", "chemin du Lavoir", "place du Marché", "rue de la Forge"];

const firstNames = words(`
  Camille Noé Inès Hugo Jeanne Malo Lison Armand Célestine Bastien Ondine Rémi Solène Tristan Yaëlle Anselme Blanche Corentin Diane
  Éloi
`);

/** What a customer is called: `Menuiserie Vauclerin`. Different for every index below 114,800. */
export function companyName(seed: number, index: number): string {
  const pairs = trades.length * surnames.length;
  const pair = spread(seed, index, pairs);
  const name = `${at(trades, pair)} ${at(surnames, Math.floor(pair / trades.length))}`;
  const round = Math.floor(index / pairs);
  return round === 0 ? name : `${name} ${at(towns, round - 1)}`;
}

/** `Commune de Castelmorin`. */
export function publicBodyName(seed: number, index: number): string {
  const place = spread(seed, index, bodies.length * towns.length);
  const body = at(bodies, place);
  const town = at(towns, Math.floor(place / bodies.length));
  return `${/^[AEÉIOUY]/.test(town) ? body.replace(/de$/, "d’") : `${body} `}${town}`;
}

/** `12 rue des Tanneurs`, `75300 Castelmorin`. */
export function postalAddress(seed: number, index: number, postcode: string): readonly [string, string] {
  const place = spread(seed, index, streets.length * towns.length);
  return [`${(index % 97) + 1} ${at(streets, place)}`, `${postcode} ${at(towns, Math.floor(place / streets.length))}`];
}

/** `Inès Malaverne`. */
export function personName(seed: number, index: number): string {
  const place = spread(seed, index, firstNames.length * surnames.length);
  return `${at(firstNames, place)} ${at(surnames, Math.floor(place / firstNames.length))}`;
}

/** `menuiserie-vauclerin`: for addresses. */
export function slug(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
}

/** A prime step walks through all places before it comes back: neighbours differ, nothing repeats. */
function spread(seed: number, index: number, places: number): number {
  return ((index % places) * 7937 + (seed >>> 0)) % places;
}

function at(list: readonly string[], index: number): string {
  return list[index % list.length] ?? "";
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
