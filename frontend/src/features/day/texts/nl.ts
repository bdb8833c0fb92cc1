const texts = {
  title: "Vandaag",
};

export default texts;
