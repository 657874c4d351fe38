namespace EmployeeDirectory.Benchmarks.Search;

internal static class SouthernNames
{
    public static readonly Culture[] All =
    [
        new("fr", 7, NameShape.GivenFirst,
            """
            Marie Jean Pierre Françoise Michel Monique André Catherine Philippe Nathalie Alain Isabelle Bernard Jacqueline Jacques Sylvie Daniel
            Martine François Élodie Éric Hélène Stéphane Aurélie Frédéric Chloé Jérôme Céline Sébastien Geneviève Guillaume Anaïs Benoît Noémie
            Rémi Mélanie Cédric Zoé Loïc Océane Jean-Pierre Marie-Claude Jean-François Anne-Sophie Jean-Luc Marie-Hélène Clémence Théo
            """,
            """
            Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefèvre Michel Garcia David Bertrand Roux Vincent
            Fournier Morel Girard André Mercier Dupont Lambert Bonnet François Martinez Legrand Garnier Faure Rousseau Blanc Guérin Müller Boyer
            Bélanger Côté Gagné Lévesque D’Angelo L’Hermite Desrochers Châtelain Beauséjour Prévost Hébert Crête Ménard Deschênes
            """,
            "Beau Bon Belle Clair Mont Val Grand Haut Petit", "champ court fils fontaine marchand mont pré rivière roche val ville",
            "Lyon|+33_4 Paris|+33_1 Bruxelles|+32_2 Montréal|+1_514 Genève|+41_22"),
        new("es", 8, NameShape.TwoFamilies,
            """
            María José Antonio Carmen Manuel Josefa Francisco Isabel Juan Dolores David Ana Javier Laura Daniel Cristina Carlos Marta Jesús Lucía
            Alejandro Elena Miguel Pilar Rafael Mercedes Pedro Rosario Ángel Concepción Pablo Beatriz Sergio Raquel Fernando Ángeles Jorge Sofía
            Alberto Inés Luis Andrea Álvaro Rocío Íñigo Begoña Raúl Nuria Rubén Montserrat Ramón Guadalupe Joaquín Belén Ignacio Verónica
            Guillermo Teresa Santiago Margarita Enrique
            """,
            """
            García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández Díaz Moreno Muñoz Álvarez Romero
            Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez Serrano Blanco Molina Morales Suárez Ortega Delgado Castro Ortiz
            Rubio Marín Sanz Núñez Iglesias Medina Garrido Cortés Castillo Santos Lozano Guerrero Cano Prieto Méndez Cruz Calvo Gallego Herrera
            Márquez León Peña Ibáñez Quiñones Yáñez Zúñiga Echeverría Urrutia Güell Argüelles de_la_Fuente del_Río Etxeberria Puigdemont
            """,
            "Men Gor Arri Elo Zuma Iba Ola Uri", "ábal aga alde arte eta iaga ola rrieta zábal zola",
            "Madrid|+34_91 Barcelona|+34_93 Bogotá|+57_1 México|+52_55 Córdoba|+54_351"),
        new("pt", 4, NameShape.GivenFirst,
            """
            Maria José Ana João Antônio Francisca Francisco Adriana Carlos Juliana Paulo Márcia Pedro Fernanda Lucas Patrícia Luiz Aline Marcos
            Sandra Luís Camila Gabriel Amanda Rafael Bruna Inês Conceição Gonçalo Beatriz Tomás Letícia Guilherme Mônica Sebastião Luíza Vitória
            """,
            """
            Silva Santos Oliveira Souza Rodrigues Ferreira Alves Pereira Lima Gomes Costa Ribeiro Martins Carvalho Almeida Lopes Soares Fernandes
            Vieira Barbosa Rocha Dias Nascimento Andrade Moreira Nunes Marques Machado Mendes Freitas Cardoso Ramos Gonçalves Araújo dos_Santos
            da_Conceição Magalhães Guimarães Simões Falcão Leitão Brandão Galvão Conceição Paixão
            """,
            "", "", "São_Paulo|+55_11 Lisboa|+351_21 Porto|+351_22 Brasília|+55_61"),
        new("it", 5, NameShape.GivenFirst,
            """
            Giuseppe Maria Antonio Anna Giovanni Rosa Mario Angela Luigi Giovanna Francesco Teresa Angelo Lucia Vincenzo Carmela Pietro Caterina
            Salvatore Francesca Carlo Antonietta Franco Carla Domenico Elena Bruno Concetta Paolo Rita Michele Margherita Giorgio Franca Niccolò
            Lucrezia Raffaele Alessandra Matteo Chiara Filippo Ludovica Tommaso Federica Gianluca Mariagrazia
            """,
            """
            Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De_Luca Mancini Costa Giordano Rizzo Lombardi
            Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Ferrara Galli Martini Leone Longo Gentile Martinelli Vitale Lombardo Serra
            Coppola De_Santis D’Angelo Marchetti Parisi Villa Conte Ferraro Ferri Fabbri Bianco Dell’Acqua Di_Giovanni Niccolò_d’Este
            """,
            "Bella Campo Castel Fonta Monte Roca Santa Terra Valle Acqua", "bianca fiore franco longo maggio nuovo rossa sanna verde viva",
            "Milano|+39_02 Torino|+39_011 Palermo|+39_091"),
        new("el", 2, NameShape.GivenFirst,
            """
            Γεώργιος Μαρία Ιωάννης Ελένη Κωνσταντίνος Αικατερίνη Δημήτριος Βασιλική Νικόλαος Σοφία Παναγιώτης Αγγελική Βασίλειος Γεωργία Χρήστος
            Δήμητρα Αθανάσιος Ιωάννα Μιχαήλ Ευαγγελία Σπυρίδων Κωνσταντίνα Αλέξανδρος Ειρήνη Θεόδωρος Ζωή Ηλίας Χρυσούλα
            """,
            """
            Παπαδόπουλος Βλάχος Αγγελόπουλος Νικολαΐδης Γεωργίου Πετρίδης Αθανασιάδης Δημητρίου Παπαδάκης Παναγιωτόπουλος Παππάς Καραγιάννης
            Οικονόμου Μακρής Κωνσταντίνου Λάμπρου Αντωνίου Σταυρόπουλος Κόκκινος Χατζής Ζαχαριάδης Θεοδωρίδης Μανωλάκης Ξενάκης
            """,
            "Παπα Χατζη Καρα Κωστ Μαυρ Αλεξ", "βασιλείου γεωργίου δάκης λάμπρου μιχαήλ νικολάου στάθης ίδης όπουλος ανίδης",
            "Athens|+30_21 Thessaloniki|+30_231")
    ];
}
