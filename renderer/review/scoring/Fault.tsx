/** What is wrong with a field, under it; null = nothing. */
export function Fault({ words }: { readonly words: string | null }) {
  return words === null ? null : <p className="field-problem" role="alert">{words}</p>;
}
