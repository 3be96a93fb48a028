export const tagColours = ['grey', 'blue', 'green', 'orange', 'red', 'purple'] as const;
export const tagShapes = ['round', 'square', 'diamond', 'triangle', 'star'] as const;

/** How a tag looks: its colour is never alone, the shape says the same to those who see no colours. */
export interface TagStyle {
  readonly tag: string;
  readonly colour: (typeof tagColours)[number];
  readonly shape: (typeof tagShapes)[number];
}
