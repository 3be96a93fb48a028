import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DutyTarget } from '../../shared/routing/routingStatus.ts';
import { StatusShape } from '../ui/StatusMark.tsx';

/** Who answers a number now; a filled circle is free, a ring is taken. */
export function DutyList({ targets }: { readonly targets: readonly DutyTarget[] }) {
  const { t } = useTranslation();
  if (targets.length === 0) return <span className="muted-text">{t('routing.nobodyOnDuty')}</span>;
  return (
    <ul className="duty">
      {targets.map((target) => {
        const words = t(target.free ? 'routing.free' : 'routing.taken');
        return (
          <Tooltip key={`${target.name}/${target.number}`} title={`${target.number} · ${words}`} trigger={['hover', 'focus']}>
            <li className={target.free ? 'duty-free' : 'duty-taken'} tabIndex={0} aria-description={words}>
              <StatusShape tone={target.free ? 'ok' : 'quiet'} />
              {target.name}
            </li>
          </Tooltip>
        );
      })}
    </ul>
  );
}
