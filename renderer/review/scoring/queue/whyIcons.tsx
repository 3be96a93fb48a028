import type { ReactNode } from 'react';
import { AimOutlined, ClockCircleOutlined, FallOutlined, FilterOutlined, FrownOutlined, PauseCircleOutlined, SwapOutlined, TeamOutlined, UserAddOutlined, FormOutlined } from '@ant-design/icons';
import type { QueuedFor } from '../../../../shared/reviews/reviewLists.ts';

/** Why a call was chosen, as a sign beside its word; the words are in the locales under `review.why`. */
export const whyIcons: Readonly<Record<QueuedFor, ReactNode>> = {
  random: <AimOutlined />,
  rule: <FilterOutlined />,
  survey: <FrownOutlined />,
  longHold: <PauseCircleOutlined />,
  transferred: <SwapOutlined />,
  lowScores: <FallOutlined />,
  neverReviewed: <UserAddOutlined />,
  longCall: <ClockCircleOutlined />,
  byHand: <FormOutlined />,
  calibration: <TeamOutlined />,
};
