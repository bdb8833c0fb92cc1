const texts = {
  title: "Inbox",
};

export default texts;
