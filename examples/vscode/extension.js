// Starts `claimcheck server` and lets VS Code show what it says.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = async () => {
  const settings = vscode.workspace.getConfiguration("claimcheck");
  const [command, ...args] = settings.get("command");
  const languages = ["markdown", "mdx", "html", "plaintext"];
  client = new LanguageClient(
    "claimcheck",
    "claimcheck",
    { command, args },
    {
      documentSelector: languages.flatMap((language) =>
        ["file", "untitled"].map((scheme) => ({ scheme, language })),
      ),
      initializationOptions: settings.get("options"),
    },
  );
  await client.start();
};

exports.deactivate = () => client?.stop();
