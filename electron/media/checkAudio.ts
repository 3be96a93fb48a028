import type { AudioCheck } from '../../shared/media/audioCheck.ts';
import type { ActivePage } from './activePage.ts';

/** The page takes two seconds at most; what is over that is a page that hangs or is being replaced. Milliseconds. */
const deadlineMs = 2_500;

/** Asks the page for its loopback. A page that fails or does not answer in time has proved nothing, silence neither. */
export async function checkAudio(page: ActivePage): Promise<AudioCheck> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<AudioCheck>((resolve) => {
    timer = setTimeout(() => resolve(unproven('')), deadlineMs);
  });
  const asked = page.request({ kind: 'checkAudio' }).catch((error: unknown) => unproven(error instanceof Error ? error.message : String(error)));
  const outcome = await Promise.race([asked, late]);
  clearTimeout(timer);
  return outcome;
}

function unproven(detail: string): AudioCheck {
  const failed = { kind: 'failed', problem: 'soundNotChecked', detail } as const;
  return { ring: failed, microphone: failed };
}
