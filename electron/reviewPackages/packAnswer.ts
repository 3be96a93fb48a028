import type { AnswerContent } from '../../shared/reviews/reviewPackageContent.ts';
import { PackageFault } from './packageFault.ts';
import { textFile } from './packCalls.ts';
import type { PackageFile } from './writePackage.ts';

/**
 * What was judged, as files of an answer. Throws `packageNotJudged` where nothing was.
 * @param nameless who stands for a reviewer without a name, as at a seat that nobody configured
 */
export function packAnswer({ reviews, markers, cards }: AnswerContent, nameless: string): { readonly files: readonly PackageFile[]; readonly callIds: readonly string[] } {
  if (reviews.length === 0 && markers.length === 0) throw new PackageFault('packageNotJudged', 'No call of the package was judged.');
  const named = (name: string) => (name.trim() === '' ? nameless : name);
  return {
    callIds: [...new Set([...reviews, ...markers].map(({ callId }) => callId))],
    files: [
      ...cards.map((card, at) => textFile(`cards/${at}.json`, card)),
      textFile('reviews.json', reviews.map((review) => ({ ...review, reviewer: named(review.reviewer), revisions: review.revisions.map((revision) => ({ ...revision, by: named(revision.by) })) }))),
      textFile('markers.json', markers.map((marker) => ({ ...marker, author: named(marker.author) }))),
    ],
  };
}
