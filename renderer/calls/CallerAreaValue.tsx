import { InfoCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { CallerArea } from '../../shared/areas/callerArea.ts';
import type { LookUpOutcome } from '../../shared/kernel/lookUpOutcome.ts';
import { areaText } from '../ui/areaText.ts';
import { OutcomeValue } from '../ui/OutcomeValue.tsx';
import { Sourced } from '../ui/Sourced.tsx';
import { useLocale } from '../ui/useLocale.ts';

/** `广东 深圳 · 移动 ⓘ`: place and operator of the number's segment; ⓘ says that it may be ported. */
export function CallerAreaValue({ outcome }: { readonly outcome: LookUpOutcome<CallerArea> }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <OutcomeValue outcome={outcome} notFound={<span className="muted-text">{t('area.unknownPlace')}</span>}>
      {(area, source) => {
        const { place, operator, mayBePorted } = areaText(t, area, locale);
        const origin = area.kind === 'mobile' ? `${t(`area.origin.${area.source}`)} · ${source}` : source;
        const note = mayBePorted ? `${t('area.mayBePorted')} ` : '';
        return (
          <Sourced spoken={note + origin} source={<>{mayBePorted && <div>{t('area.mayBePorted')}</div>}<div className="tip-source">{origin}</div></>}>
            {place}
            {operator !== '' && <span className="soft-text"> · {operator}</span>}
            {mayBePorted && <InfoCircleOutlined className="ported-mark" aria-label={t('area.mayBePorted')} />}
          </Sourced>
        );
      }}
    </OutcomeValue>
  );
}
