namespace EmployeeDirectory.Browser.Tests;

public sealed class PhotoChoosingTests(Chromium chromium, Sites sites)
{
    [Fact]
    public async Task Picture_Dropped_IsZoomedAndPreviewedInsideThePage()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"), new() { ViewportSize = new() { Width = 390, Height = 844 } });
        var page = await visitor.NewPageAsync();
        await page.GotoAsync($"{await visitor.AddPersonAsync(PostedPeople.Unique("Ada"))}/photo");
        await page.LoadedAsync();
        await page.Locator("footer").EvaluateAsync("""
            async (place, bytes) => {
              const dropped = new DataTransfer();
              dropped.items.add(new File([Uint8Array.from(atob(bytes), sign => sign.charCodeAt(0))], "squares.png", { type: "image/png" }));
              place.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: dropped }));
            }
            """, Convert.ToBase64String(Pictures.ThreeSquares().Buffer));
        var crop = page.Locator("[name=Crop]");
        await Expect(crop).ToHaveValueAsync("300,0,300");
        await page.AssertFitsAsync();
        Assert.True(await page.Locator(".crop-stage").EvaluateAsync<bool>("stage => stage.querySelector('.cropper-container').getBoundingClientRect().right <= innerWidth - 16"));

        await page.GetByRole(AriaRole.Slider).FillAsync("2");
        await Expect(crop).ToHaveValueAsync("375,75,150");
        foreach (var size in (int[])[64, 256])
            Assert.Equal("0,255,0", await page.Locator($".crop-previews [width='{size}']").EvaluateAsync<string>(
                "canvas => [...canvas.getContext('2d').getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data].slice(0, 3).join()"));
        await page.Button("Save photo").ClickAsync();
        await Expect(page.GetByText("Photo saved.")).ToBeVisibleAsync();
        Assert.Equal("green", await page.Locator("main article img").First.ColourAsync());
    }

    [Theory]
    [InlineData("notes.txt", "text/plain", "can’t be read as a picture")]
    [InlineData("cv.pdf", "application/pdf", "can’t be read as a picture")]
    [InlineData("damaged.jpg", "image/jpeg", "can’t be read as a picture")]
    [InlineData("IMG_1.HEIC", "", "is a HEIC photo")]
    public async Task File_ThatIsNoPicture_IsRefusedBeforeItIsSent(string name, string type, string says)
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/employees/new");
        await page.LoadedAsync();
        await page.GetByLabel("Photo").SetInputFilesAsync(new FilePayload { Name = name, MimeType = type, Buffer = "text"u8.ToArray() });
        await Expect(page.Locator(".photo-chooser [role=status]")).ToContainTextAsync($"“{name}” {says}");
        await Expect(page.Field("Photo")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Picture_TurnedInTheForm_IsOnTheCardAndSavedAsItIsShown()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/employees/new");
        await page.LoadedAsync();
        // Red, green, blue and yellow quarters; the orientation says that its right side is up.
        var lying = await page.EvaluateAsync<string>("""
            async () => {
              const canvas = new OffscreenCanvas(3000, 2000);
              const context = canvas.getContext("2d");
              ["#f00", "#0f0", "#00f", "#ff0"].forEach((colour, at) => {
                context.fillStyle = colour;
                context.fillRect(at % 2 * 1500, at > 1 ? 1000 : 0, 1500, 1000);
              });
              const jpeg = [...new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg" })).arrayBuffer())];
              const turned = [0xff, 0xe1, 0, 34, 69, 120, 105, 102, 0, 0, 77, 77, 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
              return btoa(String.fromCharCode(...jpeg.slice(0, 2), ...turned, ...jpeg.slice(2)));
            }
            """);
        await page.GetByLabel("Photo").SetInputFilesAsync(new FilePayload { Name = "lying.jpg", MimeType = "image/jpeg", Buffer = Convert.FromBase64String(lying) });
        var crop = page.Locator("[name=Crop]");
        await Expect(crop).ToHaveValueAsync("0,500,2000");
        await page.Button("Rotate right").ClickAsync();
        await Expect(crop).ToHaveValueAsync("0,500,2000,1");
        await page.Button("Rotate right").ClickAsync();
        await page.Button("Rotate left").ClickAsync();
        await Expect(crop).ToHaveValueAsync("0,500,2000,1");

        await page.Field("DisplayName").FillAsync(PostedPeople.Unique("Tilda"));
        await Expect(page.Locator(".form-preview .name")).ToContainTextAsync("Tilda");
        Assert.Equal("yellow,blue,green,red", await QuartersAsync(page.Locator(".form-preview canvas")));
        await page.Button("Add this person").ClickAsync();
        Assert.Equal("yellow,blue,green,red", await QuartersAsync(page.Locator("main article img").First));
    }

    [Fact]
    public async Task Camera_OfAPhone_IsItsApp()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"), new() { HasTouch = true, IsMobile = true });
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/employees/new");
        await page.LoadedAsync();
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.Button("Use the camera").ClickAsync());
        await Expect(page.GetByLabel("Photo")).ToHaveAttributeAsync("capture", "user");
        await chooser.SetFilesAsync(Pictures.ThreeSquares());
        await Expect(page.Locator("[name=Crop]")).ToHaveValueAsync("300,0,300");
        Assert.Null(await page.GetByLabel("Photo").GetAttributeAsync("capture"));
    }

    [Fact]
    public async Task Camera_OnThePhotoPageAlone_TakesAPhotoAndIsOffAgain()
    {
        await using var visitor = await chromium.VisitAsync(await sites.OnAsync("Embedded"));
        var page = await visitor.NewPageAsync();
        // Chromium of the tests has no camera.
        await page.AddInitScriptAsync("""
            navigator.mediaDevices.getUserMedia = async () => {
              const canvas = document.createElement("canvas");
              [canvas.width, canvas.height] = [300, 300];
              const context = canvas.getContext("2d");
              setInterval(() => { context.fillStyle = "#00f"; context.fillRect(0, 0, 300, 300); }, 50);
              globalThis.stream = canvas.captureStream(20);
              return globalThis.stream;
            };
            """);
        var profile = await visitor.AddPersonAsync(PostedPeople.Unique("Ada"));
        await page.GotoAsync($"{profile}/edit");
        await Expect(page.Button("Use the camera")).ToHaveCountAsync(0);
        await page.GotoAsync($"{profile}/photo");
        Assert.True(await page.EvaluateAsync<bool>("document.featurePolicy.allowsFeature('camera')"));
        await page.Button("Use the camera").ClickAsync();
        await Expect(page.Locator("video")).ToHaveJSPropertyAsync("videoWidth", 300);
        await page.Button("Take the photo").ClickAsync();
        await Expect(page.Locator("[name=Crop]")).ToHaveValueAsync("0,0,300");
        Assert.True(await page.EvaluateAsync<bool>("stream.getTracks().every(track => track.readyState === 'ended')"));
        await page.Button("Save photo").ClickAsync();
        Assert.Equal("blue", await page.Locator("main article img").First.ColourAsync());
    }

    private static async Task<string> QuartersAsync(ILocator picture)
    {
        if (await picture.EvaluateAsync<bool>("picture => picture.localName === 'img'"))
            await Expect(picture).ToHaveJSPropertyAsync("complete", true);
        return await picture.EvaluateAsync<string>("""
            picture => {
              const context = new OffscreenCanvas(4, 4).getContext("2d");
              context.drawImage(picture, 0, 0, 4, 4);
              const names = { "255,0,0": "red", "0,255,0": "green", "0,0,255": "blue", "255,255,0": "yellow" };
              return [[0, 0], [3, 0], [0, 3], [3, 3]].map(([x, y]) =>
                names[[...context.getImageData(x, y, 1, 1).data].slice(0, 3).map(value => value > 127 ? 255 : 0)]).join();
            }
            """);
    }
}
