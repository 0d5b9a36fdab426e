/** A few figures in a row, each under its name. */
export function Figures({ of }: { of: readonly (readonly string[])[] }) {
  return (
    <dl class="figures">
      {of.map(([title, value]) => (
        <div>
          <dt>{title}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
