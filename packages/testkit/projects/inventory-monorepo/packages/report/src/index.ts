export { renderOverview } from "./overview";
export { planOrders, type Order } from "./reorder";
