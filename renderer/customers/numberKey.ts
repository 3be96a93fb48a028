import { customerNumberKey } from '../../shared/customers/numberVariants.ts';
import { keyOrMasked } from '../../shared/phoneNumbers/maskedNumber.ts';

/** A typed number as it is kept, with its extension; a masked one stays as it is, because main knows it. Empty when unreadable. */
export function numberKey(text: string): string {
  return text.includes('*') ? keyOrMasked(text) : customerNumberKey(text);
}
