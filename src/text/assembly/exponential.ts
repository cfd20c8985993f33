/** Powers below this are taken for it: sums and shares of such numbers stay above the smallest that there is. */
const LOWEST: f32 = -60;

/** e to the power of four numbers that are not above 0: a power of two, and a polynomial for the rest (Cephes, Moshier 1989). */
export function exponential(power: v128): v128 {
  const x = f32x4.pmax(f32x4.splat(LOWEST), power);
  const whole = f32x4.nearest(f32x4.mul(x, f32x4.splat(<f32>Math.LOG2E)));
  let rest = f32x4.sub(x, f32x4.mul(whole, f32x4.splat(0.693359375)));
  rest = f32x4.add(rest, f32x4.mul(whole, f32x4.splat(2.1219444e-4)));
  let value = f32x4.splat(1.98756915e-4);
  value = f32x4.add(f32x4.mul(value, rest), f32x4.splat(1.3981999507e-3));
  value = f32x4.add(f32x4.mul(value, rest), f32x4.splat(8.3334519073e-3));
  value = f32x4.add(f32x4.mul(value, rest), f32x4.splat(4.1665795894e-2));
  value = f32x4.add(f32x4.mul(value, rest), f32x4.splat(1.6666665459e-1));
  value = f32x4.add(f32x4.mul(value, rest), f32x4.splat(5.0000001201e-1));
  value = f32x4.add(f32x4.mul(value, f32x4.mul(rest, rest)), f32x4.add(rest, f32x4.splat(1)));
  // Added to the exponent of the number.
  return i32x4.add(value, i32x4.shl(i32x4.trunc_sat_f32x4_s(whole), 23));
}
