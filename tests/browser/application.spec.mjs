// An empty application filled in as a person would, section by section.

import { expect, test } from "@playwright/test";
import { goToSection } from "./page.mjs";
import { wordsOf } from "./words.mjs";

const words = wordsOf("nl");

test("an empty application is filled in section by section", async ({ page }) => {
  test.slow();
  const main = page.getByRole("main");
  // The newest item of a list is last.
  const field = (label) => main.getByLabel(label, { exact: true }).filter({ visible: true }).last();
  const fill = async (fields) => {
    for (const [label, text] of Object.entries(fields)) await field(label).fill(text);
  };
  const choose = (label, option) => field(label).selectOption({ label: option });
  const press = (name) => main.getByRole("button", { name, exact: true }).filter({ visible: true }).last().click();
  const go = async (section) => {
    await goToSection(page, section);
    await expect(page.getByRole("heading", { level: 1, name: section })).toBeVisible();
  };
  /** Ticks boxes in a choice that is folded under its name. */
  const tick = async (name, ...choices) => {
    const group = main.getByRole("group", { name, exact: true }).filter({ visible: true });
    const head = main.locator("summary").filter({ visible: true });
    await head.and(page.getByLabel(new RegExp(`^${name}`))).last().click();
    for (const choice of choices) await group.last().getByRole("checkbox", { name: choice }).check();
  };

  await page.goto("./");
  await page.getByRole("button", { name: words.newPlan }).click();

  // Profile: what, when and for which scheme.
  await fill({
    "Titel van het plan": "Vakwerk in de houtbouw",
    Sector: "Houtbouw",
    "Eerste dag": "1-9-2026",
    "Laatste dag": "31-8-2028",
    Naam: "1",
    Datum: "2-3-2026",
  });
  await choose("Voor welke regeling", "een regeling die ik zelf beschrijf");
  await fill({
    "Naam van de regeling": "Regeling vakmanschap",
    "Subsidie in procenten": "50",
    "Kleinste subsidie": "1.000",
    "Grootste subsidie": "500.000",
    "Langste looptijd in maanden": "24",
    "Laatste dag om aan te vragen": "31-12-2030",
  });

  await go("Missie en ambitie");
  await fill({
    Missie: "Hout verdient vakmensen die ermee kunnen werken.",
    Ambitie: "In 2028 vindt elke leerling een leerwerkplek.",
    Samenvatting: "De sector werft leermeesters, begeleidt leerlingen en laat zien wat het vak is.",
  });

  await go("Doelstellingen");
  await press("Doelstelling toevoegen");
  await fill({
    Nummer: "1",
    Titel: "Meer leerlingen leren het vak",
    Toelichting: "Wie een opleiding kiest, vindt een bedrijf dat hem opleidt.",
    Waarom: "Bedrijven kunnen hun vacatures niet vervullen.",
  });

  await go("Arbeidsmarkt");
  await press("Feit toevoegen");
  await fill({
    "Wat het feit zegt": "Werknemers in de sector",
    Waarde: "12.400",
    Eenheid: "werknemers",
    Peildatum: "1-1-2026",
    Bron: "Telling van het fonds, januari 2026",
  });
  await press("Reeks toevoegen");
  await fill({
    "Wat de reeks laat zien": "Vacatures per jaar",
    Bron: "Enquête van het fonds, januari 2026",
    Peildatum: "1-1-2026",
  });
  for (const [line, [year, count]] of [["2024", "310"], ["2025", "420"]].entries()) {
    await press("Cijfer toevoegen");
    await fill({ [`Jaar of groep, regel ${line + 1}`]: year, [`Waarde, regel ${line + 1}`]: count });
  }
  await fill({ "Waarde, regel 2": "veel" });
  await field("Waarde, regel 2").blur();
  await expect(main.getByText("Dit is geen getal.")).toBeVisible();
  await fill({ "Waarde, regel 2": "420" });

  await go("Knelpunten");
  await press("Knelpunt toevoegen");
  await fill({
    "Korte titel": "Te weinig leerwerkplekken",
    Prioriteit: "1",
    Toelichting: "Een op de vier leerlingen vindt geen plek.",
  });
  await tick("Feiten die dit laten zien", "Werknemers in de sector");

  await go("Doelgroepen en regio’s");
  await press("Doelgroep toevoegen");
  await fill({ Naam: "Leerlingen in de bbl", Toelichting: "Leerlingen van 16 jaar en ouder met een leerovereenkomst." });

  await go("Partijen");
  await press("Eerste partij toevoegen");
  await fill({ "Naam van de organisatie": "Opleidingsfonds Houtbouw", Opgericht: "1-1-1990", "Samenwerkingsovereenkomst getekend": "20-2-2026" });
  await choose("Soort", "O&O-fonds");
  for (const role of ["hoofdaanvrager", "lid van het samenwerkingsverband", "uitvoerder"]) {
    await main.getByRole("checkbox", { name: role }).filter({ visible: true }).check();
  }

  await go("Maatregelen");
  await press("Eerste thema toevoegen");
  await fill({ Titel: "Opleiden" });
  await press("Eerste maatregel toevoegen");
  await fill({
    Titel: "Extra leerwerkplekken",
    "Wat deze maatregel bereikt": "Elke leerling vindt een plek bij een bedrijf.",
    Deelresultaten: "Er zijn 40 leermeesters.\n\nEr zijn 120 plekken.\n",
  });
  // Empty lines are removed once the field is left.
  await field("Deelresultaten").blur();
  await expect(field("Deelresultaten")).toHaveValue("Er zijn 40 leermeesters.\nEr zijn 120 plekken.");
  await press("Eerste doel toevoegen");
  await fill({ "Aantal van doel 1": "120" });
  await choose("Eenheid van doel 1", "leerwerkplekken");
  await fill({ "Wat van doel 1": "extra, voor leerlingen in de bbl", "Klaar op van doel 1": "31-12-2027" });
  await main.getByText("Nulmeting, bewijs en verdeling").click();
  await fill({ Nulmeting: "300", "Hoe het wordt aangetoond": "Getekende leerovereenkomsten." });
  await press("Uitvoerder toevoegen");
  await main.getByRole("combobox", { name: /Uitvoerder/ }).last().selectOption({ label: "Opleidingsfonds Houtbouw" });
  await tick("Doelgroepen", "Leerlingen in de bbl");
  await tick("Doelstellingen", "Meer leerlingen leren het vak");
  await tick("Knelpunten", "Te weinig leerwerkplekken");
  await fill({
    Aanpak: "Het fonds bezoekt bedrijven en leidt leermeesters op.",
    Randvoorwaarden: "Een bedrijf is erkend als leerbedrijf.",
    Naleving: "Het fonds kijkt de erkenning na.",
    "Risico’s": "Te weinig bedrijven doen mee; dan volgt een tweede ronde.",
    Voortzetting: "Daarna betaalt het fonds de begeleiding zelf.",
  });

  await go("Activiteiten");
  await press("Activiteit toevoegen");
  await fill({ Titel: "Leermeesters werven", "Eerste dag": "1-9-2026", "Laatste dag": "30-11-2026", Prestatie: "40 leermeesters met een contract" });
  // An activity that serves no measure is shown as well, and not as if nothing was chosen.
  await choose("Hoort bij", "Doelstelling ‘Meer leerlingen leren het vak’");
  await expect(field("Hoort bij").locator("option:checked")).toHaveText(/^Doelstelling/);
  await choose("Hoort bij", "1 Extra leerwerkplekken");
  await choose("Trekker", "Opleidingsfonds Houtbouw");

  await go("Geld");
  await press("Kostenregel toevoegen");
  await press("Alle velden van de regel");
  await choose("Maatregel", "Extra leerwerkplekken");
  await fill({ Omschrijving: "Training van leermeesters", Aantal: "40", Eenheid: "deelnemer", "Prijs per eenheid": "1.250", Onderbouwing: "Offerte van 12 februari 2026", Artikel: "artikel 4" });
  await choose("Kostensoort", "opleiding");
  await choose("Btw", "niet verrekenbaar, in de prijs");
  await choose("Partij die de kosten draagt", "Opleidingsfonds Houtbouw");
  for (const [kind, note] of [["subsidie", "Gevraagde subsidie"], ["eigen bijdrage", "Eigen bijdrage van het fonds"]]) {
    await press("Dekking toevoegen");
    await fill({ Waarvoor: note, Bedrag: "25.000" });
    await choose("Soort geld", kind);
    await choose("Partij die betaalt", "Opleidingsfonds Houtbouw");
  }
  const live = page.getByRole("complementary");
  await expect(live.getByText("€ 50.000")).toBeVisible();
  await expect(live.getByText(/Nog niet gedekt|Meer dekking/)).toHaveCount(0);

  await go("Documenten");
  await press("Bijlage toevoegen");
  await fill({ Titel: "Samenwerkingsovereenkomst", Waarvoor: "Wie samenwerkt en wie waarvoor instaat", "Adres op internet": "https://example.org/overeenkomst" });
  await expect(main.getByRole("link", { name: "Adres openen" })).toHaveAttribute("href", "https://example.org/overeenkomst");

  await go("Controle");
  await expect(main.getByText("Er is niets gevonden dat mist of niet klopt.")).toBeVisible();
});
