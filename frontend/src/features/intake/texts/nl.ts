const texts = {
  title: "Aanleveren",
};

export default texts;
