const texts = {
  title: "Beheer",
};

export default texts;
