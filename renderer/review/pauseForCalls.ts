import { player } from '../recordings/player/player.ts';
import { useMirror } from '../stores/consoleStore.ts';

/**
 * A call that comes, or is made, silences the player: nobody listens to two callers at once. It can be started again.
 * @returns ends it
 */
export function pauseForCalls(): () => void {
  return useMirror.subscribe(({ state }, { state: before }) => {
    const open = (calls: NonNullable<typeof state>['calls'] | undefined): number => (calls ?? []).filter(({ call }) => call.state.kind !== 'ended').length;
    if (open(state?.calls) > open(before?.calls)) player.pause();
  });
}
