// What the page itself says. What the door says comes already worded from the server.

const FRENCH = {
  tagline: "Écris comme tu parles : on trouve les bonnes personnes.",
  demo: "Une porte d’entrée, trois téléphones. Écris comme tu parles : on trouve les bonnes personnes.",
  phones: "Téléphones",
  phone: (name) => `Téléphone : ${name}`,
  change: "Changer de personne",
  newcomer: "Première visite",
  newcomerPlace: "Comme si tu arrivais",
  door: "La Porte",
  doorPlace: "Service automatisé du quartier",
  log: "Conversation",
  said: "Envoyé : ",
  told: "La Porte : ",
  message: "Message",
  write: "Écrire ici…",
  send: "Envoyer",
  menu: "Menu",
  newer: "Nouveaux messages",
  waiting: "en attente d’envoi",
  chosen: "choisi",
  offline: "Connexion perdue. Ce qui est écrit ici partira dès qu’elle revient.",
  quiet: "Ce qui vient de se passer s’écrira ici.",
  close: "Fermer",
  optional: "facultatif",
  example: (text) => `Par exemple : ${text}`,
  pick: "Choisir…",
  today: "Aujourd’hui",
  yesterday: "Hier",
  position: "Ma position",
  noPosition: "La position n’a pas pu être lue. Le nom du quartier ou le code postal convient aussi.",
  picture: "Joindre une photo",
  pictureGoes: "La photo part…",
  pictureThere: "La photo est jointe.",
  pictureSent: "Photo envoyée",
  pictureLost: "La photo n’est pas partie. Vérifie la connexion, puis choisis-la de nouveau.",
  removePicture: "Retirer la photo",
  tooLarge: "Cette photo dépasse 10 Mo. Une plus petite convient mieux.",
  keep: "Revenir d’un autre appareil",
  link: "Ce lien rouvre cette conversation sur un autre appareil, pendant 30 jours. Il est personnel :",
  copy: "Copier le lien",
  copied: "Lien copié",
  files: { "text/calendar": "Ajouter à mon calendrier", "application/pdf": "Ouvrir l’affiche" },
  commands: { "/aide": "Aide", "/retour": "Retour", "/annuler": "Annuler", "/menu": "Menu", "/langue": "English" },
};

const ENGLISH = {
  tagline: "Write the way you talk: we find the right people.",
  demo: "One front door, three phones. Write the way you talk: we find the right people.",
  phones: "Phones",
  phone: (name) => `Phone: ${name}`,
  change: "Change person",
  newcomer: "First visit",
  newcomerPlace: "As if you had just arrived",
  door: "The Door",
  doorPlace: "The neighbourhood’s automated service",
  log: "Conversation",
  said: "Sent: ",
  told: "The Door: ",
  message: "Message",
  write: "Write here…",
  send: "Send",
  menu: "Menu",
  newer: "New messages",
  waiting: "waiting to be sent",
  chosen: "chosen",
  offline: "Connection lost. What is written here will go as soon as it is back.",
  quiet: "What has just happened will be written here.",
  close: "Close",
  optional: "optional",
  example: (text) => `For example: ${text}`,
  pick: "Choose…",
  today: "Today",
  yesterday: "Yesterday",
  position: "My location",
  noPosition: "Your location could not be read. A neighbourhood’s name or a postal code will do too.",
  picture: "Attach a picture",
  pictureGoes: "The picture is on its way…",
  pictureThere: "The picture is attached.",
  pictureSent: "Picture sent",
  pictureLost: "The picture was not sent. Check the connection, then choose it again.",
  removePicture: "Remove the picture",
  tooLarge: "That picture is larger than 10 MB. Choose a smaller one.",
  keep: "Come back from another device",
  link: "This link opens this conversation again on another device, for 30 days. It is yours alone:",
  copy: "Copy the link",
  copied: "Link copied",
  files: { "text/calendar": "Add to my calendar", "application/pdf": "Open the poster" },
  commands: { "/help": "Help", "/back": "Back", "/cancel": "Cancel", "/menu": "Menu", "/language": "Français" },
};

const COMMANDS = { ...ENGLISH.commands, ...FRENCH.commands };

export function wordsOf(language) {
  return language === "en" ? ENGLISH : FRENCH;
}

/** The tag for `lang` attributes and for Intl. */
export function tagOf(language) {
  return language === "en" ? "en-CA" : "fr-CA";
}

/** The words on a command's button, or the command itself. */
export function commandName(command) {
  return COMMANDS[command] ?? command;
}

/** Puts the words where the markup asks for them: as text, as a label, as a placeholder. */
export function putWords(root, words) {
  for (const node of root.querySelectorAll("[data-word]")) node.textContent = words[node.dataset.word];
  for (const node of root.querySelectorAll("[data-label]")) node.setAttribute("aria-label", words[node.dataset.label]);
  for (const node of root.querySelectorAll("[data-hint]")) node.placeholder = words[node.dataset.hint];
}
