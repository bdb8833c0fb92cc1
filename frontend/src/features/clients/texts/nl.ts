const texts = {
  title: "Caseload",
};

export default texts;
