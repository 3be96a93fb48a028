import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import './orderButtons.css';

interface OrderButtonsProps {
  readonly position: number;
  readonly count: number;
  readonly disabled?: boolean;
  /** −1 in a list that the arrow keys go through. */
  readonly tabIndex?: number;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** Moves a row of a list up or down, or takes it out. */
export function OrderButtons({ position, count, disabled = false, tabIndex, onMove, onRemove }: OrderButtonsProps) {
  const { t } = useTranslation();
  const words = (name: 'up' | 'down' | 'remove') => ({ tabIndex, 'aria-label': t(`settings.order.${name}`), title: t(`settings.order.${name}`) });
  return (
    <span className="rule-order">
      <Button size="small" type="text" icon={<ArrowUpOutlined />} disabled={disabled || position === 0} {...words('up')} onClick={() => onMove(-1)} />
      <Button size="small" type="text" icon={<ArrowDownOutlined />} disabled={disabled || position === count - 1} {...words('down')} onClick={() => onMove(1)} />
      <Button size="small" type="text" icon={<DeleteOutlined />} disabled={disabled} {...words('remove')} onClick={onRemove} />
    </span>
  );
}
