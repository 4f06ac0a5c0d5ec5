namespace PhbResources.Documents.Writing.Drawings;

/// <summary>The drawings that documents can show.</summary>
internal static class KnownDrawings
{
    /// <summary>They are as thick as the text around them is black, at the size at which they fill a page of A4.</summary>
    private static readonly Pen Outline = new(1.7, "1A1A1A"), Detail = new(1, Look.Rule), Lettering = new(1.4, Look.Ink);

    // One side of the body, from the top of the head round to between the legs; the other is its mirror image. The middle of the body is at 0.
    private const string Side =
        "M 0 2 C 14 2 23 13 23 30 C 23 43 18 53 11 59 C 10 63 10 67 11 71 C 16 77 30 80 41 84 C 52 88 57 96 59 108 C 61 124 63 138 66 154 C 70 170 75 186 79 202 "
        + "C 82 211 86 217 88 225 C 91 235 91 247 88 256 C 86 262 82 262 80 257 C 78 251 76 246 74 241 C 73 246 69 247 68 241 C 67 233 68 224 69 215 "
        + "C 64 199 57 184 53 170 C 49 156 46 142 43 126 C 42 138 40 150 39 162 C 38 174 39 184 42 196 C 46 208 48 219 48 231 C 48 255 45 280 41 302 C 39 312 40 320 41 330 "
        + "C 43 346 41 364 35 384 C 33 396 32 404 32 412 C 34 420 40 427 41 433 C 41 439 35 441 28 441 C 21 441 17 438 17 432 C 17 424 18 416 17 408 "
        + "C 16 390 13 370 14 350 C 14 340 16 331 15 321 C 13 296 7 268 2 243 L 0 243";

    private const string Both = "M 23 27 C 30 22 30 41 22 41 M 83 260 L 81 247 M 86 260 L 85 246";

    private const string FrontSide =
        "M 9 26 C 9 24.5 6 24.5 6 26 C 6 27.5 9 27.5 9 26 Z M 7 45 C 4 47.2 2 47.4 0 47.4 M 34 94 C 22 90 10 92 5 98 M 37 133 C 28 143 12 142 6 134 M 39 222 C 28 232 14 240 2 243 M 36 312 C 32 322 22 322 19 313";

    private const string FrontMiddle = "M 0 29 C -1 34 -3 37 0 37 M 0 186 C -2.5 188 -2.5 192 0 193 C 2.5 192 2.5 188 0 186 Z";

    private const string BackSide = "M 34 104 C 28 120 22 132 10 136 M 44 246 C 34 258 12 258 2 244 M 37 322 C 32 326 24 326 19 322";

    private const string BackMiddle = "M 0 74 L 0 196 M 0 208 L 0 243";

    private static readonly Drawing[] All = [BodyOutline(), CircleOfSupport()];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(drawing => drawing.Name)];

    /// <summary>A drawing by its name, or <c>null</c>.</summary>
    public static Drawing? Find(string name) => Array.Find(All, drawing => drawing.Name == name);

    private static Drawing BodyOutline()
    {
        const double front = 122, back = 338, top = 40;
        return new Drawing("body-outline", 460, 486,
            "Two outlines of a person who stands with their arms a little away from the sides: on the left from the front, on the right from the back. "
            + "Right and left are written beside each and mean the person's own: seen from the front, the person's right is on the left of the paper.",
            [
                .. Figure(front, FrontSide, FrontMiddle), .. Figure(back, BackSide, BackMiddle),
                Words("FRONT", front, 8, 15), Words("BACK", back, 8, 15),
                Words("RIGHT", front - 78, 66, 10), Words("LEFT", front + 78, 66, 10), Words("LEFT", back - 78, 66, 10), Words("RIGHT", back + 78, 66, 10),
            ]);

        static IEnumerable<DrawnLine> Figure(double middle, string side, string inTheMiddle) =>
        [
            new DrawnLine(Outline, [.. Sides(Side, middle)]),
            new DrawnLine(Detail, [.. Sides($"{Both} {side}", middle), .. PathStep.Read(inTheMiddle).Select(step => step.To(middle, top, 1, 1))]),
        ];

        static IEnumerable<PathStep> Sides(string path, double middle) => ((double[])[1, -1]).SelectMany(mirror => PathStep.Read(path).Select(step => step.To(middle, top, mirror, 1)));
    }

    private static Drawing CircleOfSupport()
    {
        const double middle = 230, height = 11;
        (double Radius, string Words)[] rings = [(40, "ME"), (92, "1 CLOSEST"), (138, "2 FRIENDS"), (182, "3 PLACES"), (226, "4 PAID")];
        return new Drawing("circles-of-support", 460, 460,
            "Five circles around the same middle, each with room to write names. The innermost says: me. Around it, from the inside out: 1 closest, 2 friends, 3 places, 4 paid.",
            [
                .. rings.Select(ring => new DrawnLine(Outline, Circle(middle, ring.Radius))),
                .. rings.Select((ring, at) => Words(ring.Words, middle, at == 0 ? middle - (height / 2) : middle - Room(ring.Radius, ring.Words) + 5, height)),
            ]);

        // So far above the middle there is room for the words within the ring.
        static double Room(double radius, string words) => Math.Sqrt((radius * radius) - Math.Pow((StrokeLetters.WidthOf(words, height) / 2) + 3, 2));
    }

    private static DrawnLine Words(string words, double middle, double top, double height) => new(Lettering, StrokeLetters.Write(words, middle, top, height));

    // Four curves with these handles are a circle to a third of a thousandth.
    private static IReadOnlyList<PathStep> Circle(double middle, double radius) =>
        [.. PathStep.Read("M 1 0 C 1 0.5523 0.5523 1 0 1 C -0.5523 1 -1 0.5523 -1 0 C -1 -0.5523 -0.5523 -1 0 -1 C 0.5523 -1 1 -0.5523 1 0 Z").Select(step => step.To(middle, middle, radius, radius))];
}
