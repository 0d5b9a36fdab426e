/** What we use of mjml 5, which ships no types. */
declare module "mjml" {
  interface MjmlError {
    readonly line: number;
    readonly message: string;
    readonly tagName: string;
  }
  function mjml2html(
    source: string,
    options?: { readonly validationLevel?: "strict" | "soft" | "skip"; readonly keepComments?: boolean; readonly ignoreIncludes?: boolean },
  ): Promise<{ readonly html: string; readonly errors: readonly MjmlError[] }>;
  export default mjml2html;
}
