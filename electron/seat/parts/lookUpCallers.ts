import { formatPlace } from '../../../shared/areas/formatArea.ts';
import type { CallerLookUps } from '../../../shared/callers/callerLookUps.ts';
import { numberVariants } from '../../../shared/customers/numberVariants.ts';
import { lookUpCaller, type CallerQuestion, type CallerSources } from '../../lookups/lookUpCaller.ts';
import type { CallChangeListener } from '../../calls/callChange.ts';
import type { StoreClient } from '../../store/storeApi.ts';
import { questionOf } from '../callBoard.ts';
import type { SeatParts } from '../seatParts.ts';

const lastCallsShown = 20;

/** Looks a new call's caller up, puts each finding on the board when it comes, and keeps what the log is searched by. */
export function lookUpCallers(parts: SeatParts): (callId: string, question: CallerQuestion) => void {
  const { store, platform, areaOf, log } = parts.options;
  const sources: CallerSources = {
    area: areaOf,
    local: ({ number, customerId, serviceNumber }) => store.findPopData({ numberKey: number.key, customerId, serviceNumber, callLimit: lastCallsShown, variants: numberVariants(number, platform.seat?.homeAreaCode) }),
    platformRouting: platform.routingStatus,
  };
  return (callId, question) => {
    void lookUpCaller(question, sources, (patch) => parts.board.found(callId, patch))
      .then((known) => keepFindings(store, callId, known))
      .catch((error: unknown) => log('what was looked up could not be written', error));
  };
}

/** Looks up who was refused by a rule: nothing of it is shown, but the log names the caller all the same. */
export function nameQuietCallers({ options }: SeatParts, lookUp: (callId: string, question: CallerQuestion) => void): CallChangeListener {
  return ({ call, sequence, quiet }) => {
    if (quiet && sequence === 0) lookUp(call.id, questionOf(call, options.platform.seat?.homeAreaCode));
  };
}

/** Adds what was looked up to the call's row, so that the log can be searched by it. */
async function keepFindings(store: StoreClient, callId: string, { area, customer }: CallerLookUps): Promise<void> {
  const areaText = area.kind === 'found' ? formatPlace(area.value, 'zh-CN') : undefined;
  const card = customer.kind === 'found' ? customer.value : undefined;
  if (areaText === undefined && card === undefined) return;
  await store.fillCall({
    callId,
    ...(areaText === undefined ? {} : { areaText }),
    ...(card ? { customerId: card.id, customerName: card.name, company: card.company } : {}),
  });
}
