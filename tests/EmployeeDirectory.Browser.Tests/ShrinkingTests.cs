using System.Text.RegularExpressions;

namespace EmployeeDirectory.Browser.Tests;

/// <summary>A picture that the server would refuse is made smaller before it is sent.</summary>
public sealed partial class ShrinkingTests(Chromium chromium, Sites sites)
{
    /// <summary>Draws three squares, red, green and blue, in the browser, which then chooses that file in the form.</summary>
    private const string Choose = """
        async ({ width, height, type, padding, name, orientation }) => {
          const canvas = document.createElement("canvas");
          [canvas.width, canvas.height] = [width, height];
          const context = canvas.getContext("2d");
          ["#f00", "#0f0", "#00f"].forEach((colour, index) => {
            context.fillStyle = colour;
            context.fillRect(Math.floor(index * width / 3), 0, Math.ceil(width / 3), height);
          });
          const blob = await new Promise(done => canvas.toBlob(done, type, 0.9));
          const bytes = new Uint8Array(await blob.arrayBuffer());
          const exif = orientation ? [0xFF, 0xE1, 0, 34, ...[..."Exif\0\0MM\0*\0\0\0\b\0\u0001"].map(letter => letter.charCodeAt(0)),
            1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0] : [];
          const parts = [bytes.slice(0, 2), new Uint8Array(exif), bytes.slice(2), new Uint8Array(padding)];
          const chosen = new DataTransfer();
          chosen.items.add(new File(parts, name, { type }));
          const input = document.querySelector("#Photo");
          input.files = chosen.files;
          input.dispatchEvent(new Event("change", { bubbles: true }));
        }
        """;

    [Theory]
    // Over 10 MB, over 50 megapixels, and of a kind that the server does not take.
    [InlineData(900, 300, "image/png", 12_500_000, "squares.png", 0)]
    [InlineData(9000, 6000, "image/jpeg", 0, "squares.jpg", 0)]
    [InlineData(900, 300, "image/bmp", 0, "squares", 0)]
    public async Task Add_PictureThatTheServerWouldRefuse_IsSentSmallerWithTheSquareChosen(int width, int height, string type, int padding, string name, int orientation)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        var person = PostedPeople.Unique("Lena");
        await page.GotoAsync("/employees/new");
        await page.FillAsync(("DisplayName", person));
        // A canvas makes a PNG of what it has no writer for; the type that the file tells is the one asked for.
        await page.EvaluateAsync(Choose, new { width, height, type, padding, name, orientation });
        await Expect(page.GetByText("The picture was made smaller for the upload.")).ToBeVisibleAsync();

        var file = await page.Field("Photo").EvaluateAsync<SentFile>("input => ({ type: input.files[0].type, size: input.files[0].size })");
        Assert.Equal("image/jpeg", file.Type);
        Assert.InRange(file.Size, 1, 1_000_000);
        await page.Keyboard.PressAsync("Tab");
        await page.Locator(".crop-stage").FocusAsync();
        for (var step = 0; step < 150 && !Left().IsMatch(await page.Locator("[name=Crop]").InputValueAsync()); step++)
            await page.Keyboard.PressAsync("ArrowLeft");
        await page.Button("Add this person").ClickAsync();
        await Expect(page.Title()).ToContainTextAsync(person);
        Assert.Equal(width == height * 3 ? "red" : "green", await page.Locator("main article img").First.ColourAsync());
    }

    [Theory, InlineData(6, 300, 900), InlineData(3, 900, 300), InlineData(8, 300, 900)]
    public async Task Choose_TurnedPicture_IsSentUpright(int orientation, int width, int height)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/employees/new");
        await page.EvaluateAsync(Choose, new { width = 900, height = 300, type = "image/jpeg", padding = 11_000_000, name = "turned.jpg", orientation });
        await Expect(page.GetByText("The picture was made smaller for the upload.")).ToBeVisibleAsync();
        var size = await page.Field("Photo").EvaluateAsync<int[]>("""
            async input => {
              const picture = await createImageBitmap(input.files[0], { imageOrientation: "none" });
              return [picture.width, picture.height];
            }
            """);
        Assert.Equal([width, height], size);
    }

    [Fact]
    public async Task Choose_LargeFileThatIsNoPicture_IsRefusedAtTheFieldAndTheRestKept()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        var person = PostedPeople.Unique("Otto");
        await page.GotoAsync("/employees/new");
        await page.FillAsync(("DisplayName", person));
        await page.EvaluateAsync("""
            () => {
              const chosen = new DataTransfer();
              chosen.items.add(new File([new Uint8Array(11_000_000)], "scan.tiff", { type: "image/tiff" }));
              const input = document.querySelector("#Photo");
              input.files = chosen.files;
              input.dispatchEvent(new Event("change", { bubbles: true }));
            }
            """);
        await Expect(page.Locator(".photo-field [role=status]")).ToContainTextAsync("scan.tiff is larger than 10 MB");
        await Expect(page.Field("Photo")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Field("Photo")).ToHaveValueAsync("");
        await page.Button("Add this person").ClickAsync();
        await Expect(page.Title()).ToContainTextAsync(person);
    }

    private sealed class SentFile
    {
        public string Type { get; set; } = "";

        public long Size { get; set; }
    }

    [GeneratedRegex("^0,")]
    private static partial Regex Left();
}
