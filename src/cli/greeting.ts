/** What is said to someone who has typed the program's name alone. */
export const greeting = `Octavo makes printable, personal workbooks.

  octavo make                                 the workbook, to print on A4, into ./out
  octavo make --name Anna --edition letter    with a name inside, on US Letter
  octavo make --edition fillable              to be filled in on a screen
  octavo list                                 the exercises, by their ids
  octavo make --book handout --only steady    one of them, on its own

octavo make --help tells what else can be wished for; octavo --help lists the commands.
`;
