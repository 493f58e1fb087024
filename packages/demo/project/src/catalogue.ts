export interface Product {
  sku: string;
  name: string;
  unitPrice: number;
  weightInGrams: number;
}

const PRODUCTS: readonly Product[] = [
  { sku: "KTL-1", name: "Kettle", unitPrice: 3450, weightInGrams: 1200 },
  { sku: "MUG-2", name: "Stoneware mug", unitPrice: 1290, weightInGrams: 380 },
  { sku: "TEA-9", name: "Assam, 250 g", unitPrice: 980, weightInGrams: 265 },
];

export class UnknownProductError extends Error {
  override readonly name = "UnknownProductError";
}

export function findProduct(sku: string): Product {
  const product = PRODUCTS.find((candidate) => candidate.sku === sku);
  if (product === undefined) throw new UnknownProductError(`no product with sku ${sku}`);
  return product;
}
