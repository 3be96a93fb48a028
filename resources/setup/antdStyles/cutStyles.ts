import { parseAst } from 'vite';

/** What antd makes its styles with. */
const makers = new Set(['genStyleHooks', 'genSubStyleComponent', 'genComponentStyleHook']);

interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly callee?: SyntaxNode & { readonly name?: string };
  readonly arguments?: readonly SyntaxNode[];
}

const isNode = (value: unknown): value is SyntaxNode => typeof value === 'object' && value !== null && 'type' in value;

function* callsIn(node: SyntaxNode): Generator<SyntaxNode> {
  if (node.type === 'CallExpression' && makers.has(node.callee?.name ?? '')) yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* callsIn(child);
  }
}

/**
 * A module of antd without the functions that make its styles; what nothing names any more the bundler drops.
 * @param instead what the makers are given instead of them, as source text
 * @returns null for a module that makes no styles
 */
export function cutStyles(code: string, instead: string): string | null {
  if (![...makers].some((maker) => code.includes(`${maker}(`))) return null;
  const calls = [...callsIn(parseAst(code) as unknown as SyntaxNode)];
  const given = calls.flatMap((call) => {
    const [first, last] = [call.arguments?.[0], call.arguments?.at(-1)];
    return first && last ? [{ start: first.start, end: last.end }] : [];
  });
  if (given.length === 0) return null;
  return given.reduceRight((left, { start, end }) => `${left.slice(0, start)}${instead}${left.slice(end)}`, code);
}
