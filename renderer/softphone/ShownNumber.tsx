import { DownOutlined } from '@ant-design/icons';
import { Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { send } from '../bridge/send.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { keyText } from '../ui/numberText.ts';
import { useLocale } from '../ui/useLocale.ts';

const firstKey = 'first';

/** The 400 number that the other side of an outgoing call sees. Only where the platform lets the seat choose. */
export function ShownNumber() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { offered, numbers, chosen } = useConsole(useShallow((state) => ({ offered: state.services.shownNumber, numbers: state.serviceNumbers, chosen: state.preferences.shownNumber })));
  if (!offered) return null;
  const first = numbers[0]?.number;
  const shown = chosen ?? first;
  const text = shown === undefined ? t('dial.shownNone') : keyText(t, shown, locale);

  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      menu={{
        selectable: true,
        selectedKeys: [chosen ?? firstKey],
        items: [
          { key: firstKey, label: first === undefined ? t('dial.shownNone') : t('dial.shownFirst', { number: keyText(t, first, locale) }) },
          ...numbers.map(({ number, label }) => ({ key: number, label: <>{keyText(t, number, locale)} <span className="soft-text">{label}</span></> })),
        ],
        onClick: ({ key }) => void send('preferences:change', { shownNumber: key === firstKey ? null : key }),
      }}
    >
      <button type="button" className="shown-number" data-testid="shown-number" title={t('dial.shownChoice')} aria-label={`${t('dial.shownChoice')} ${text}`}>
        <span>{t('dial.shown')}</span>
        <b className="figure">{text}</b>
        <DownOutlined />
      </button>
    </Dropdown>
  );
}
