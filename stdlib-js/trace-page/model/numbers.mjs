// A list of numbers that grows: one typed array, doubled when it is full.
//
//   new Numbers(Type)   push(n), at(i), length, last()

export class Numbers {
  length = 0;
  #values;
  #Type;

  constructor(Type = Int32Array) {
    this.#Type = Type;
    this.#values = new Type(1024);
  }

  push(number) {
    if (this.length === this.#values.length) {
      const wider = new this.#Type(this.length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.length++] = number;
  }

  at(index) {
    return this.#values[index];
  }

  last() {
    return this.#values[this.length - 1];
  }
}
