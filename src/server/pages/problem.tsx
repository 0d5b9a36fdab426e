import { document } from "./layout.tsx";
import type { Voice } from "./voice.ts";

/** What went wrong, in one sentence, and the way back. */
export function problemPage({ voice, detail, nonce }: { voice: Voice; detail: string; nonce: string }): string {
  const { t } = voice;
  const title = t("Cela n’a pas marché", "That did not work");
  return document(
    { voice, title, nonce },
    <main class="page narrow">
      <h1>{title}</h1>
      <p class="lede">{detail}</p>
      <p>
        <a href="/">{t("Retour à l’accueil", "Back to the start")}</a>
      </p>
    </main>,
  );
}
