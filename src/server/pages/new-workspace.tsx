import { Crumbs } from "./desk.tsx";
import { document } from "./layout.tsx";
import type { Voice } from "./voice.ts";

/** A workspace whose books have never been read: the one thing to do. */
export function newWorkspacePage({ voice, nonce, name }: { voice: Voice; nonce: string; name: string }): string {
  const { t } = voice;
  return document(
    { voice, title: `${name} · Relance`, nonce },
    <main class="page">
      <Crumbs voice={voice} />
      <h1>{name}</h1>
      <p class="lede">{t("Les comptes n’ont pas encore été lus.", "The books have not been read yet.")}</p>
      <form class="actions" method="post" action={`/w/${name}/run`}>
        <button type="submit">{t("Les lire maintenant", "Read them now")}</button>
        <span class="muted small">{t("Rechargez ensuite la page.", "Then reload the page.")}</span>
      </form>
    </main>,
  );
}
