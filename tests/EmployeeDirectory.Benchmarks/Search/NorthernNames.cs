namespace EmployeeDirectory.Benchmarks.Search;

internal static class NorthernNames
{
    public static readonly Culture[] All =
    [
        new("en", 23, NameShape.GivenFirst,
            """
            James Mary Robert Patricia John Jennifer Michael Elizabeth William Margaret David Barbara Richard Susan Joseph Jessica Thomas Sarah
            Charles Karen Christopher Nancy Daniel Lisa Matthew Anthony Sandra Mark Ashley Steven Kimberly Andrew Emily Joshua Dorothy Kenneth
            Michelle Kevin Carol Edward Amanda Ronald Melissa Timothy Deborah Jason Stephanie Jeffrey Rebecca Ryan Laura Jacob Helen Nicholas
            Katherine Jonathan Samantha Stephen Christine Benjamin Rachel Samuel Catherine Gregory Victoria Alexander Judith Frederick Abigail
            Theodore Philippa Nathaniel Penelope Zachary Winifred Leonard Josephine Lawrence Gwendolyn Reginald Beatrice Walter Florence Gerald
            Henrietta Rupert Imogen Clive Harriet Nigel Felicity Duncan Rosalind Giles Cordelia Rory Tamsin Zoë Chloë Ada Grace Amara
            """,
            """
            Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Thomas Moore Jackson Martin Thompson White Harris Clark Lewis
            Robinson Walker Young Allen King Wright Scott Hill Green Adams Baker Nelson Carter Mitchell Roberts Turner Phillips Campbell Parker
            Evans Edwards Collins Stewart Morris Rogers Reed Cook Morgan Bell Murphy Bailey Cooper Richardson Cox Howard Ward Peterson Gray
            Watson Brooks Kelly Sanders Price Bennett Wood Barnes Ross Henderson Coleman Jenkins Perry Powell Patterson Hughes Washington Butler
            Simmons Foster Bryant Russell Griffin Hayes Lovelace Hopper Whitfield Fielding Shaw Pemberton Fairweather Cholmondeley Featherstone
            """,
            "Ash Black Brad Brock Chester Cran Den Elling Fair Gold Hart Hazel Holling Kings Lang Marsh Nether North Oak Pem Rad Raven Shel Stan Thorn Under Wake Wel Whit Wood",
            "borough bourne bridge bury by combe croft dale den field ford ham hurst land ley man stead ston ton well wick worth wood",
            "Leeds|+44_113 London|+44_20 Seattle|+1_206 Toronto|+1_416 Austin|+1_512 Sydney|+61_2 Auckland|+64_9"),
        new("gd", 4, NameShape.GivenFirst,
            """
            Siobhán Seán Aoife Ciarán Niamh Pádraig Róisín Eoghan Gráinne Fionn Sinéad Conor Mairéad Declan Caoimhe Brendan Orla Cormac Bríd
            Donal Ailsa Hamish Morag Fergus Catriona Angus Isla Alasdair Eilidh Lachlan Rhiannon Gareth Bronwen Iolo Angharad Llewelyn
            """,
            """
            O’Brien O’Connor MacDonald McCarthy O’Sullivan Ó_Briain Ní_Dhomhnaill Doyle Gallagher Byrne Ryan McGuinness O’Shaughnessy Mac_Giolla
            MacLeod Fraser Sinclair McTavish Buchanan Farquharson Llewellyn Pritchard Gwynne Cadwallader O’Dowd McAllister MacGregor Dalrymple
            """,
            "", "", "Dublin|+353_1 Cork|+353_21 Glasgow|+44_141 Cardiff|+44_29"),
        new("de", 10, NameShape.GivenFirst,
            """
            Hans Anna Peter Ursula Michael Monika Thomas Petra Andreas Elisabeth Wolfgang Sabine Klaus Renate Jürgen Helga Günter Karin Stefan
            Brigitte Christian Ingrid Uwe Erika Werner Andrea Horst Gisela Frank Claudia Dieter Susanne Manfred Gabriele Gerhard Christa Bernd
            Katharina Matthias Franziska Johannes Friederike Sebastian Magdalena Jörg Annegret Björn Käthe Götz Jördis Jan-Philipp Anne-Kathrin
            Karl-Heinz Hans-Jürgen Friedrich Margarete Maximilian Ludwig Josef Theresia Rüdiger Bärbel
            """,
            """
            Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann
            Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Krause Meier Lehmann Köhler Huber Kaiser Fuchs Peters Möller
            Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Böhm Kraus
            Gößling Großmann Strauß von_Hohenberg von_der_Heide zu_Löwenstein Bäcker Jäger Grünwald Kühn Schütz Bückeburg Förster
            """,
            "Eisen Hohen Schwarzen Rosen Grün Linden Königs Stein Birken Wasser Silber Blumen Löwen Falken Mühl Weißen",
            "berger bach feld stein thaler hauser mann burger hofer meister brück wald dorfer müller",
            "Berlin|+49_30 München|+49_89 Hamburg|+49_40 Zürich|+41_44 Wien|+43_1"),
        new("nordic", 6, NameShape.GivenFirst,
            """
            Lars Anna Erik Karin Anders Kristina Per Eva Mikael Birgitta Johan Maria Jan Margareta Nils Elisabeth Gunnar Åsa Sven Ingrid Björn
            Astrid Søren Mette Jørgen Kirsten Niels Hanne Øyvind Solveig Håkon Sigrid Bjørn Ragnhild Þórður Guðrún Sigurður Þóra Jón Sigríður
            Juha Päivi Väinö Tuulikki Jyrki Riitta Torbjörn Märta Göran Pär Ulf Östen
            """,
            """
            Andersson Johansson Karlsson Nilsson Hansen Jensen Nielsen Olsen Larsen Lindström Ångström Sjöberg Åkesson Öberg Söderberg Bergström
            Østergaard Kjærgaard Nørgaard Sørensen Møller Ødegård Bjørnstad Hägglund Lundqvist Ekström Wikström Virtanen Korhonen Mäkinen Nieminen
            Hämäläinen Jónsdóttir Guðmundsson Þorsteinsson Sigurðardóttir Ólafsson Åström Sandström Dahlström
            """,
            "Hag Ceder Ek Gran Hed Lilje Nord Palm Rosen Stål Sten Wester Åker Öster",
            "berg blad dahl gren holm kvist lund mark ström stedt vall",
            "Malmö|+46_40 Stockholm|+46_8 København|+45_33 Oslo|+47_22 Helsinki|+358_9 Reykjavík|+354_5"),
        new("nl", 3, NameShape.GivenFirst,
            """
            Jan Maria Hendrik Johanna Willem Cornelia Pieter Elisabeth Johannes Anna Cornelis Wilhelmina Sanne Daan Femke Sjoerd Anouk Jeroen
            Marieke Maarten Liesbeth Bram Saskia Ruben Fleur Thijs Noor Joost Roos Gijs
            """,
            """
            de_Jong Jansen de_Vries van_den_Berg van_Dijk Bakker Janssen Visser Smit Meijer de_Boer Mulder de_Groot Bos Vos Peters Hendriks
            van_Leeuwen Dekker Brouwer de_Wit Dijkstra Smits de_Graaf van_der_Meer van_’t_Hof Schouten Hoogendoorn Kuipers Verhoeven
            """,
            "Hoog Laag Nieuw Oud Oost West Zonne Duin Wou Rozen", "beek boom huis kamp stra velden daal hof burg",
            "Utrecht|+31_30 Rotterdam|+31_10 Antwerpen|+32_3")
    ];
}
