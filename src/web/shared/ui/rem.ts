/** A length drawn at 16 pixels to the rem, as rem: marks grow with the text beside them. */
export const rem = (pixels: number): string => `${pixels / 16}rem`;
