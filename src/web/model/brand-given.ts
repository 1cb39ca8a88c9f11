// What a page says of a practice or a house.

/** A picture that was chosen. Another picture, another id. */
export interface PictureGiven {
  readonly id: number;
  readonly name: string;
  readonly bytes: ArrayBuffer;
}

/** A practice's own file, as it was typed, and its logo. */
export interface BrandGiven {
  /** As a ticket calls it. */
  readonly name: string;
  readonly text: string;
  readonly logo?: PictureGiven;
  readonly fonts?: readonly (readonly [name: string, bytes: ArrayBuffer])[];
}
