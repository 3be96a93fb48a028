import type { ReactNode } from 'react';
import { CloseCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';

/**
 * The button that empties a field, for `allowClear`: named in the language of the interface, where antd's own says `Clear` or the
 * name of its icon in both.
 */
export function useClear(): { readonly clearIcon: ReactNode; readonly label: string } {
  const { t } = useTranslation();
  const label = t('app.clear');
  return { clearIcon: <CloseCircleFilled aria-label={label} />, label };
}
