/** What stands before a bundle that is run as a script, as Node wraps a CommonJS module. */
export const wrapper = '(function (module, require, __filename, __dirname) {';
