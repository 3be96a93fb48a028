import { useTranslation } from 'react-i18next';
import type { NumberState } from '../../shared/routing/routingStatus.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { numberTones } from './numberTones.ts';

/** What a 400 number does with calls right now: colour, shape and word. */
export function NumberStateMark({ state }: { readonly state: NumberState }) {
  const { t } = useTranslation();
  return <StatusMark tone={numberTones[state]}>{t(`routing.numberState.${state}`)}</StatusMark>;
}
